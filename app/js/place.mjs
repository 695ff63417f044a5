// Keeps a reader's place on the page of an indicator, which the server alone
// writes: there every filter loads the page anew.

const KEY = 'atalaya-place';
const CONTROLS = 'a[href], button, select';

/** Goes back to the place that was left, and remembers it at the next filter. */
export function keepPlace() {
  const page = document.querySelector('article.indicator');
  if (!page) return;
  const place = recall();
  if (place) {
    focus(place);
    scroll(place);
    addEventListener('load', () => returnAgain(place), { once: true });
  }
  page.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (link && !elsewhere && loadsAnew(link)) remember(link);
  });
  page.addEventListener('submit', (event) => remember(event.submitter ?? event.target));
}

/** Whether a link leads to the same page under other filters. */
function loadsAnew(link) {
  return link.pathname === location.pathname && link.search !== location.search;
}

function remember(control) {
  const section = control.closest('section[id]');
  if (!section) return;
  const place = {
    path: location.pathname,
    section: section.id,
    top: section.getBoundingClientRect().top,
    control: controlsOf(section).indexOf(control),
  };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(place));
  } catch {
    // Without storage the page begins at its top.
  }
}

/** The place that was left for this page; back and forward have their own. */
function recall() {
  try {
    const place = JSON.parse(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
    const [visit] = performance.getEntriesByType('navigation');
    return place?.path === location.pathname && visit?.type === 'navigate' ? place : null;
  } catch {
    return null;
  }
}

function controlsOf(section) {
  return [...section.querySelectorAll(CONTROLS)];
}

function scroll({ section, top }) {
  const found = document.getElementById(section);
  if (found) scrollBy({ top: found.getBoundingClientRect().top - top, behavior: 'instant' });
}

/** Until it has loaded the browser goes to the fragment of the address. */
function returnAgain(place) {
  if (document.activeElement === document.body) focus(place);
  scroll(place);
}

function focus({ section, control }) {
  const found = document.getElementById(section);
  if (!found || control < 0) return;
  const controls = controlsOf(found);
  // A filter that was taken away leaves its neighbour.
  controls[Math.min(control, controls.length - 1)]?.focus({ preventScroll: true });
}
