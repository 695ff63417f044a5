// From a click to the frame in which every figure shows what was asked.
import { leave, visit } from '../browser.mjs';
import { figure, quantile } from './statistics.mjs';

const CLICKS_PER_PAGE = 24;
const P75_MS = 50;
const P99_MS = 120;
// A mark that is smaller cannot be hit.
const MARK_MIN_PX = 4;

/** Clicks marks and takes filters away again, on each page of figures. */
export async function measureClicks(browser, address, paths) {
  let requests = 0;
  const count = () => { requests += 1; };
  const inWindow = await clickAll(browser, address, paths, 900, count);
  // As high as the page: no figure is out of sight and drawn later.
  const inSight = await clickAll(browser, address, paths, 7000, count);
  return [
    ...figures('click to all figures in sight repainted, window of 900 px', inWindow.map(({ seen }) => seen)),
    ...figures('the same, and the charts drawn ahead, half a window away', inWindow.map(({ all }) => all), false),
    ...figures('click to all figures of the page repainted, none out of sight', inSight.map(({ all }) => all)),
    figure('requests after the release file', requests, 'requests', 0),
  ];
}

function figures(name, times, isTarget = true) {
  const [p75, p99] = isTarget ? [P75_MS, P99_MS] : [];
  return [
    figure(`${name}, p75 of ${times.length}`, quantile(times, 0.75), 'ms', p75),
    figure('… p99', quantile(times, 0.99), 'ms', p99),
  ];
}

async function clickAll(browser, address, paths, height, count) {
  const times = [];
  for (const path of paths) {
    const page = await visit(browser, address, path, { viewport: { width: 1280, height } });
    await page.waitForLoadState('networkidle');
    await page.evaluate(watchClicks);
    page.on('request', count);
    for (let clicks = 0; clicks < CLICKS_PER_PAGE; clicks += 2) {
      times.push(await clickMark(page, clicks / 2));
      times.push(await timed(page, () => page.locator('.chip a, a.chip').first().click()));
    }
    await leave(page);
  }
  return times;
}

// Clicks marks of one figure after the other until the filter changes: not
// every mark is a filter that the release can answer.
async function clickMark(page, turn) {
  const figures = await page.locator('section.figure:not([hidden])').all();
  for (let tried = 0; tried < figures.length; tried++) {
    const places = await figures[(turn + tried) % figures.length].evaluate(placesOfMarks, MARK_MIN_PX);
    for (const { x, y } of [places[turn % places.length], places[0]].filter(Boolean)) {
      const before = page.url();
      const time = await timed(page, () => page.mouse.click(x, y));
      if (page.url() !== before) return time;
    }
  }
  throw new Error(`${page.url()}: no mark can be clicked`);
}

async function timed(page, click) {
  await page.evaluate(() => globalThis.clicks.begin());
  await click();
  return page.evaluate(() => globalThis.clicks.repainted());
}

// In the page: the time from the last click to the end of the first frame
// after the last change of its content: of what is in sight, and of everything
// (charts that are near are drawn ahead, after the frame that the reader waits
// for).
function watchClicks() {
  const SILENT_MS = 250;
  let clicked;
  let outOfSight;
  const seen = {};
  const all = {};
  const frameEnd = new MessageChannel();
  frameEnd.port1.onmessage = ({ data }) => {
    all.painted = performance.now();
    if (data) seen.painted = all.painted;
  };
  // Asked for once before each frame: asking for it at every change took
  // milliseconds that no reader waits for.
  let awaited = false;
  let isSeen = false;
  const awaitFrame = () => {
    if (awaited) return;
    awaited = true;
    requestAnimationFrame(() => {
      frameEnd.port2.postMessage(isSeen);
      awaited = isSeen = false;
    });
  };
  const isInSight = ({ target }) => !outOfSight?.has(target.closest?.('.chart-host'));
  new MutationObserver((records) => {
    all.changed = performance.now();
    if (records.some(isInSight)) {
      isSeen = true;
      seen.changed = all.changed;
    }
    awaitFrame();
  }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  addEventListener('click', (event) => {
    clicked = event.timeStamp;
    outOfSight = new Set([...document.querySelectorAll('.chart-host')].filter((host) => {
      const { top, bottom } = host.getBoundingClientRect();
      return bottom <= 0 || top >= innerHeight;
    }));
  }, { capture: true });
  const time = ({ painted, changed }) => (painted ?? changed ?? clicked) - clicked;
  globalThis.clicks = {
    begin() {
      clicked = seen.changed = seen.painted = all.changed = all.painted = undefined;
    },
    async repainted() {
      const started = performance.now();
      const isSettled = () => performance.now() - Math.max(started, all.changed ?? 0, all.painted ?? 0) > SILENT_MS;
      while (!isSettled()) await new Promise((done) => { setTimeout(done, 20); });
      return { seen: time(seen), all: time(all) };
    },
  };
}

// In the page: the middles of filled shapes of a figure that is in sight.
async function placesOfMarks(figure, least) {
  figure.scrollIntoView();
  await new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 100)); });
  return [...figure.querySelectorAll('.chart-host__canvas svg path, .map__region')]
    .filter((shape) => !['none', 'transparent'].includes(shape.getAttribute('fill') ?? ''))
    .map((shape) => shape.getBoundingClientRect())
    .filter(({ top, bottom, width, height }) => top > 0 && bottom < innerHeight && Math.min(width, height) > least)
    .map(({ left, top, width, height }) => ({ x: left + width / 2, y: top + height / 2 }));
}
