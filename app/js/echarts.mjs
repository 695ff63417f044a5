// ECharts in the browser, behind functions that take plain texts and elements:
// what app/src/chart_host.rs binds. Options arrive as JSON text and are data
// only; nothing in them is ever run.
import { fitted } from './chart-fit.mjs';
import { init as createChart } from './chart-parts.mjs';

// Where a mark's value holds the text of its tooltip.
const TIP_DIMENSION = 3;
// Room between pointer and tooltip.
const TIP_GAP_PX = 12;

// A chart is drawn once it is within this distance of what is seen.
const NEAR_MARGIN = '50% 0px';

// On a sheet a chart is so wide, and this much lower than on a screen, so that
// its table finds room below it.
const PAPER_WIDTH_PX = 660;
const PAPER_HEIGHT_SHARE = 0.76;

const calm = matchMedia('(prefers-reduced-motion: reduce)');

// Whether the page is being printed: on paper it is always light.
let printing = false;
addEventListener('beforeprint', () => { printing = true; });
addEventListener('afterprint', () => { printing = false; });

/**
 * Makes a chart inside `host`, which holds a box `.chart-host__canvas` and a
 * tooltip `.chart-host__tip`. The chart follows the size of its host, and is
 * drawn only when it comes near to being seen, or printed.
 */
export function init(host) {
  const canvas = host.querySelector('.chart-host__canvas');
  const tip = host.querySelector('.chart-host__tip');
  const handle = { host, canvas, tip, chart: null, option: null, stale: false, near: false, seen: false, width: 0, focused: -1, onSelect: null };

  // Asking an element for its size in between would have the browser lay the
  // page out once for each chart: the observers say it.
  handle.sizes = new ResizeObserver(() => {
    handle.width = canvas.clientWidth;
    resize(handle);
  });
  handle.sight = new IntersectionObserver((entries) => {
    handle.seen = entries.at(-1).isIntersecting;
    if (handle.seen) draw(handle);
  });
  handle.nearness = new IntersectionObserver(
    (entries) => {
      handle.near = entries.at(-1).isIntersecting;
      if (!handle.near) return;
      handle.width = canvas.clientWidth;
      draw(handle);
    },
    { rootMargin: NEAR_MARGIN },
  );
  handle.sizes.observe(host);
  handle.sight.observe(host);
  handle.nearness.observe(host);

  handle.print = () => drawOnPaper(handle);
  handle.printed = () => drawOnScreen(handle);
  handle.keys = (event) => walk(handle, event);
  handle.blur = () => leave(handle);
  addEventListener('beforeprint', handle.print);
  addEventListener('afterprint', handle.printed);
  host.addEventListener('keydown', handle.keys);
  host.addEventListener('blur', handle.blur);
  return handle;
}

/** Shows an option, given as JSON text, in place of the one before. */
export function setOption(handle, json) {
  handle.option = JSON.parse(json);
  handle.stale = true;
  handle.focused = -1;
  hideTip(handle);
  if (handle.seen || printing) draw(handle);
  else if (handle.near) drawLater(handle);
}

/**
 * Calls `callback` with the name of a mark. Events: `select`, by click or by
 * Enter on the mark that the arrow keys reached.
 */
export function on(handle, event, callback) {
  if (event === 'select') handle.onSelect = callback;
}

/** Fits the chart to its host; a hidden one has no size to fit. */
export function resize(handle) {
  const { canvas, chart } = handle;
  if (!chart || printing || !canvas.clientWidth) return;
  const wider = canvas.clientWidth !== chart.getWidth();
  if (!wider && canvas.clientHeight === chart.getHeight()) return;
  chart.resize();
  // Room for labels depends on the width.
  if (wider) handle.stale = true;
  if (handle.near) draw(handle);
}

/** Removes the chart and everything that listens for it. */
export function dispose(handle) {
  handle.sizes.disconnect();
  handle.sight.disconnect();
  handle.nearness.disconnect();
  later.delete(handle);
  removeEventListener('beforeprint', handle.print);
  removeEventListener('afterprint', handle.printed);
  handle.host.removeEventListener('keydown', handle.keys);
  handle.host.removeEventListener('blur', handle.blur);
  handle.chart?.dispose();
}

/**
 * Calls `callback` with whether the page is dark: now and at each change of
 * `<html data-theme>` or of the reader's setting.
 */
export function watchTheme(callback) {
  const root = document.documentElement;
  const setting = matchMedia('(prefers-color-scheme: dark)');
  const tell = () => {
    const { theme } = root.dataset;
    callback(!printing && (theme === 'dark' || (theme !== 'light' && setting.matches)));
  };
  addEventListener('beforeprint', tell);
  addEventListener('afterprint', tell);
  new MutationObserver(tell).observe(root, { attributeFilter: ['data-theme'] });
  setting.addEventListener('change', tell);
  tell();
}

// A chart that is hidden behind its table is printed too.
function drawOnPaper(handle) {
  const { canvas, host } = handle;
  if (!handle.option) return;
  const onScreen = canvas.clientHeight || Number(host.querySelector('.chart-host__space').getAttribute('height'));
  const size = { width: PAPER_WIDTH_PX, height: Math.round(onScreen * PAPER_HEIGHT_SHARE) };
  if (handle.chart) handle.chart.resize(size);
  else handle.chart = create(handle, size);
  handle.stale = true;
  draw(handle);
}

function drawOnScreen(handle) {
  handle.width = handle.canvas.clientWidth;
  if (!handle.width) return;
  handle.chart?.resize({ width: 'auto', height: 'auto' });
  handle.stale = true;
  draw(handle);
}

// Draws the newest option, unless it is drawn already or has no room yet.
function draw(handle) {
  const { option } = handle;
  if (!option || !handle.stale || !(handle.width || printing)) return;
  // The first one stands where the server's drawing stood, and does not grow.
  const still = !handle.chart || calm.matches;
  handle.chart ??= create(handle);
  handle.stale = false;
  const shown = fit(option, handle.chart);
  handle.chart.setOption(still || printing ? { ...shown, animation: false } : shown, { notMerge: true });
  scalable(handle);
}

// Charts that are near, but not seen: drawn after the frame that the reader
// waits for, one at a time, so that the next choice does not wait for them all.
const later = new Set();

function drawLater(handle) {
  if (later.size === 0) requestAnimationFrame(() => setTimeout(drawNext));
  later.add(handle);
}

function drawNext() {
  const [handle] = later;
  if (!handle) return;
  later.delete(handle);
  draw(handle);
  if (later.size > 0) setTimeout(drawNext);
}

// Paper is narrower than a screen: the drawing shrinks as a whole. To say what
// it says already would have the browser lay its texts out anew.
function scalable({ canvas, chart }) {
  const svg = canvas.querySelector('svg');
  const box = `0 0 ${chart.getWidth()} ${chart.getHeight()}`;
  if (svg && svg.getAttribute('viewBox') !== box) svg.setAttribute('viewBox', box);
}

function create(handle, size) {
  handle.canvas.replaceChildren();
  const chart = createChart(handle.canvas, null, { renderer: 'svg', ...size });
  chart.on('mouseover', (event) => showTip(handle, tipOf(event), pointerPlace(event)));
  chart.on('mouseout', () => hideTip(handle));
  chart.on('click', (event) => {
    const mark = markOf(event);
    if (mark) handle.onSelect?.(mark);
  });
  return chart;
}

// The option for the size of its chart, in the language of the page.
function fit(option, chart) {
  const language = document.documentElement.lang;
  return fitted(option, { width: chart.getWidth(), height: chart.getHeight(), language });
}

function markOf({ data }) {
  return data?.mark ?? (data?.source ? null : data?.name);
}

function tipOf({ data }) {
  return data?.tip ?? data?.value?.[TIP_DIMENSION] ?? '';
}

function pointerPlace({ event }) {
  return event ? { x: event.offsetX, y: event.offsetY } : null;
}

// The tooltip is an element of our own: texts only, placed by the script.
function showTip(handle, text, place) {
  if (!text || !place) return;
  const { tip, host } = handle;
  tip.textContent = text;
  tip.dataset.open = 'true';
  const right = host.clientWidth - tip.offsetWidth - TIP_GAP_PX;
  const left = Math.max(0, Math.min(place.x + TIP_GAP_PX, right));
  const above = place.y - tip.offsetHeight - TIP_GAP_PX;
  const top = above >= 0 ? above : place.y + TIP_GAP_PX;
  tip.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
}

function hideTip({ tip }) {
  if (!tip.dataset.open) return;
  delete tip.dataset.open;
  tip.textContent = '';
}

// Every mark that is drawn, in the order in which the arrow keys walk; of a
// flow its bands too, which hold the numbers.
function marks({ option }) {
  const found = [];
  for (const [seriesIndex, series] of (option?.series ?? []).entries()) {
    for (const [dataIndex, data] of (series.data ?? []).entries()) {
      if (data !== '-') found.push({ seriesIndex, dataIndex, data });
    }
    for (const [dataIndex, data] of (series.links ?? []).entries()) {
      found.push({ seriesIndex, dataIndex, dataType: 'edge', data });
    }
  }
  if (option?.series?.[0]?.type === 'bar') {
    found.sort((one, other) => one.dataIndex - other.dataIndex || one.seriesIndex - other.seriesIndex);
  }
  return found;
}

function walk(handle, event) {
  if (!handle.chart) return undefined;
  const all = marks(handle);
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  const last = all.length - 1;
  let next;
  if (event.key in steps) next = Math.min(last, Math.max(0, handle.focused + steps[event.key]));
  else if (event.key === 'Home') next = 0;
  else if (event.key === 'End') next = last;
  else if (event.key === 'Escape') return leave(handle);
  else if (event.key === 'Enter' || event.key === ' ') return pick(handle, all[handle.focused], event);
  else return undefined;
  event.preventDefault();
  return focusMark(handle, all, next);
}

function focusMark(handle, all, next) {
  downplay(handle);
  handle.focused = next;
  const mark = all[next];
  if (!mark) return;
  const { seriesIndex, dataIndex, dataType } = mark;
  handle.chart.dispatchAction({ type: 'highlight', seriesIndex, dataIndex, dataType });
  showTip(handle, tipOf(mark), markPlace(handle, mark));
}

function markPlace(handle, { seriesIndex, data }) {
  const place = Array.isArray(data.value) && handle.chart.convertToPixel({ seriesIndex }, data.value.slice(0, 2));
  // A gap has no place along the axis of its values.
  const [x, y] = (place || [0, 0]).map((at) => (Number.isFinite(at) ? at : 0));
  return { x, y };
}

function pick(handle, mark, event) {
  const name = mark && markOf(mark);
  if (!name || !handle.onSelect) return;
  event.preventDefault();
  handle.onSelect(name);
}

function leave(handle) {
  downplay(handle);
  handle.focused = -1;
  hideTip(handle);
}

function downplay({ chart }) {
  chart?.dispatchAction({ type: 'downplay' });
}
