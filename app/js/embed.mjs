// What an embedded figure and the site around it tell each other, through
// `postMessage`; docs/embedding.md describes it. Nothing is said to, or heard
// from, anyone but the site that holds the frame, by its exact origin, and only
// where the operator lists it.
import { VERSION, filtersOf, keyed, withFilters } from './embed-words.mjs';

// Where a frame that loads itself anew keeps who holds it.
const HOST = '#host=';

const root = document.documentElement;
const box = document.querySelector('.embed');
const host = parent === window ? null : hostOrigin();

// Whether the next change of the filters is one that the site asked for.
let asked = false;
let selection = box?.dataset.selection ?? '';

if (box) stayInFrame();
if (box && host) {
  addEventListener('message', hear);
  new ResizeObserver(() => say('resize', { height: height() })).observe(box);
  new MutationObserver(tellState).observe(box, { attributeFilter: ['data-selection', 'data-problem'] });
  const figure = location.pathname.split('/').pop();
  say('ready', { figure, title: document.title, height: height(), ...state() });
  tellProblem();
}

// The site around the frame, if the operator lists it.
function hostOrigin() {
  const listed = document.querySelector('meta[name=atalaya-hosts]')?.content.split(' ') ?? [];
  const kept = location.hash.startsWith(HOST) ? location.hash.slice(HOST.length) : document.referrer;
  const given = location.ancestorOrigins?.[0] ?? originOf(kept);
  return given === location.origin || listed.includes(given) ? given : null;
}

function originOf(address) {
  try {
    return new URL(address).origin;
  } catch {
    return null;
  }
}

function say(type, content) {
  parent.postMessage({ atalaya: VERSION, type, ...content }, host);
}

// The content, not the window: a window that was made higher stays so.
function height() {
  return Math.ceil(box.getBoundingClientRect().height);
}

function state() {
  const { locked } = box.dataset;
  const theme = root.dataset.theme ?? 'auto';
  return { selection, ...keyed(selection), locked: locked ?? '', theme, language: root.lang };
}

function tellProblem() {
  const { problem } = box.dataset;
  if (problem) say('error', { code: 'not-shown', message: problem });
}

function tellState() {
  if (box.dataset.problem) return tellProblem();
  const before = filtersOf(selection);
  selection = box.dataset.selection;
  const after = filtersOf(selection);
  say('state', state());
  if (!asked) {
    for (const variable of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (before[variable] === after[variable]) continue;
      say('select', { variable, code: after[variable] ?? null });
    }
  }
  asked = false;
  return undefined;
}

function hear({ source, origin, data }) {
  if (source !== parent || origin !== host || data?.atalaya !== VERSION) return;
  if (data.type === 'setState') setState(data);
  else if (data.type === 'setTheme') setTheme(data.theme);
  else if (data.type === 'setLanguage') setLanguage(data.language);
}

function setState({ filters }) {
  const query = withFilters(location.search, filters);
  const { locked } = box.dataset;
  if (query === null) return refuse('bad-state', 'setState');
  const now = filtersOf(selection);
  const changed = Object.keys({ ...now, ...filters }).filter((variable) => now[variable] !== filters[variable]);
  if (locked === '1' ? changed.length : changed.some((variable) => locked?.split(',').includes(variable))) {
    return refuse('locked', 'setState');
  }
  return changed.length || box.dataset.problem ? go(query) : undefined;
}

// Through the router where it runs, which goes without loading.
function go(query) {
  const link = document.createElement('a');
  link.href = `${location.pathname}${query}`;
  link.replace = true;
  link.dataset.noscroll = '';
  link.hidden = true;
  asked = true;
  box.append(link);
  link.click();
  link.remove();
}

function setTheme(theme) {
  if (theme === 'auto') delete root.dataset.theme;
  else if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  else refuse('bad-theme', 'setTheme');
}

function setLanguage(language) {
  if (language !== 'es' && language !== 'en') return refuse('bad-language', 'setLanguage');
  if (language === root.lang) return undefined;
  const query = new URLSearchParams(location.search);
  query.set('lang', language);
  const { theme } = root.dataset;
  if (theme) query.set('theme', theme);
  return location.replace(`${location.pathname}?${query}${HOST}${host}`);
}

function refuse(code, message) {
  say('error', { code, message });
}

// Pages of the dashboard show in no frame: links to them open a window. A
// filter is no step in the history of the site around.
function stayInFrame() {
  document.addEventListener(
    'click',
    (event) => {
      const link = event.target.closest?.('a[href]');
      if (!link) return;
      if (link.origin === location.origin && link.pathname === location.pathname) link.replace = true;
      else if (!link.hasAttribute('download')) link.target = '_blank';
    },
    true,
  );
}
