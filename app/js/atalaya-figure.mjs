// The element <atalaya-figure>: a figure of the dashboard in the page of another
// site; docs/embedding.md describes it. It makes a frame, keeps it as high as
// its content, and passes state both ways.
import { VERSION, filtersOf } from './embed-words.mjs';

const SCRIPT = new URL(import.meta.url);
// Where the dashboard is: it may stand below a path of its host.
const BASE = SCRIPT.href.slice(0, SCRIPT.href.lastIndexOf('/embed/'));

// Its own origin, which the frame needs for its files, gives it no way into the
// page around: that is of another. It opens windows and files, nothing else.
const SANDBOX =
  'allow-scripts allow-same-origin allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox';
const FIRST_HEIGHT_PX = 480;
const MAX_HEIGHT_PX = 10_000;
// After a frame has loaded it has said so, unless it was refused.
const GRACE_MS = 3_000;
const LOAD_LIMIT_MS = 20_000;

const WORDS = {
  es: ['Figura del tablero Atalaya', 'La figura no se puede mostrar aquí.', 'Abrirla en el tablero'],
  en: ['Figure of the Atalaya dashboard', 'The figure cannot be shown here.', 'Open it in the dashboard'],
};

// Attributes that are sent to a frame that is there; others load it anew.
const SENT = { filters: 'setState', theme: 'setTheme', lang: 'setLanguage' };

class AtalayaFigure extends HTMLElement {
  static observedAttributes = ['figure', 'filters', 'lang', 'theme', 'release', 'locked', 'controls'];

  #frame = document.createElement('iframe');
  #failure = document.createElement('p');
  #ready = false;
  #timer = 0;
  #known = {};
  #hear = (event) => this.#heard(event);

  constructor() {
    super();
    const frame = this.#frame;
    frame.setAttribute('sandbox', SANDBOX);
    frame.setAttribute('loading', 'lazy');
    // The frame answers its holder alone, and must know who that is.
    frame.setAttribute('referrerpolicy', 'origin');
    // By script: a strict policy of the page forbids attributes of style.
    Object.assign(frame.style, { display: 'block', width: '100%', height: `${FIRST_HEIGHT_PX}px`, border: '0' });
    frame.addEventListener('load', () => {
      if (!this.#ready) this.#failAfter(GRACE_MS);
    });
    this.#failure.setAttribute('role', 'alert');
    this.#failure.hidden = true;
    this.attachShadow({ mode: 'open' }).append(this.#failure);
  }

  connectedCallback() {
    // Blocks are inline until someone says otherwise.
    if (!this.style.display) this.style.display = 'block';
    addEventListener('message', this.#hear);
    this.#load();
  }

  disconnectedCallback() {
    removeEventListener('message', this.#hear);
    clearTimeout(this.#timer);
    this.#ready = false;
  }

  attributeChangedCallback(name, before, value) {
    if (!this.isConnected || before === value || value === this.#known[name]) return;
    const type = this.#ready && SENT[name];
    if (!type) this.#load();
    else if (name === 'filters') this.setState(value ?? '');
    else if (name === 'theme') this.#say(type, { theme: value ?? 'auto' });
    else this.#say(type, { language: value ?? 'es' });
  }

  /** Shows other filters: an object of codes by variable, or a query. */
  setState(filters) {
    this.#say('setState', { filters: typeof filters === 'string' ? filtersOf(filters) : filters });
  }

  /** Shows other colours: `light`, `dark`, `auto`. */
  setTheme(theme) {
    this.setAttribute('theme', theme);
  }

  /** Shows another language: `es`, `en`. */
  setLanguage(language) {
    this.setAttribute('lang', language);
  }

  // The address of the figure as the attributes say.
  #address() {
    const query = new URLSearchParams(this.getAttribute('filters') ?? '');
    for (const name of ['release', 'lang', 'theme', 'locked', 'controls']) {
      const value = this.getAttribute(name);
      // An attribute without a value locks everything.
      if (value) query.set(name, value);
      else if (name === 'locked' && value === '') query.set(name, '1');
    }
    const figure = encodeURIComponent(this.getAttribute('figure') ?? '');
    return `${BASE}/embed/${figure}${query.size ? `?${query}` : ''}`;
  }

  #load() {
    this.#ready = false;
    this.#known = {};
    this.#failure.hidden = true;
    this.#frame.style.display = 'block';
    this.#frame.title = this.title || this.#words()[0];
    clearTimeout(this.#timer);
    this.#frame.src = this.#address();
    // Not before it has an address: an empty frame would be of this page.
    if (!this.#frame.isConnected) this.shadowRoot.prepend(this.#frame);
    // One that is far from being seen is not loading yet.
    if (!('loading' in HTMLIFrameElement.prototype)) this.#failAfter(LOAD_LIMIT_MS);
  }

  #words() {
    return WORDS[this.lang] ?? WORDS.es;
  }

  #failAfter(time) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail('refused'), time);
  }

  // A plain link in place of the frame.
  #fail(code) {
    const [, text, name] = this.#words();
    const link = document.createElement('a');
    link.href = this.#frame.src;
    link.textContent = name;
    this.#failure.replaceChildren(`${text} `, link);
    this.#failure.hidden = false;
    this.#frame.style.display = 'none';
    this.#tell('error', { code });
  }

  #say(type, content) {
    this.#frame.contentWindow?.postMessage({ atalaya: VERSION, type, ...content }, SCRIPT.origin);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(`atalaya-${type}`, { detail, bubbles: true, composed: true }));
  }

  #heard({ source, origin, data }) {
    if (source !== this.#frame.contentWindow || origin !== SCRIPT.origin || data?.atalaya !== VERSION) return;
    const { atalaya, type, ...content } = data;
    if (type === 'ready') this.#arrived(content);
    if (type === 'ready' || type === 'resize') this.#fit(content.height);
    if (type === 'ready' || type === 'state') this.#reflect(content);
    if (['ready', 'resize', 'state', 'select', 'error'].includes(type)) this.#tell(type, content);
  }

  #arrived({ title }) {
    this.#ready = true;
    clearTimeout(this.#timer);
    this.#failure.hidden = true;
    this.#frame.style.display = 'block';
    if (!this.title && typeof title === 'string') this.#frame.title = title;
  }

  #fit(height) {
    if (Number.isFinite(height) && height > 0) this.#frame.style.height = `${Math.min(height, MAX_HEIGHT_PX)}px`;
  }

  // The attribute follows what the reader does in the frame.
  #reflect({ selection }) {
    if (typeof selection !== 'string') return;
    const query = new URLSearchParams(selection);
    query.delete('release');
    const filters = query.toString();
    if (filters === (this.getAttribute('filters') ?? '')) return;
    this.#known = { filters };
    this.setAttribute('filters', filters);
  }
}

if (!customElements.get('atalaya-figure')) customElements.define('atalaya-figure', AtalayaFigure);
