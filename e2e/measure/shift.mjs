// How much of a page moves while it comes, fonts included.
import { interactive, leave, openPage } from '../browser.mjs';
import { figure, worst } from './statistics.mjs';

const TARGET = 0.02;
const WIDTHS = { 390: 844, 820: 1180, 1280: 900 };
// Fonts come as they do from this machine, and after the first paint.
const FONT_DELAYS_MS = [0, 400];

/** Opens each page at each width and reads through it; the worst of each width. */
export async function measureShift(browser, address, paths) {
  const figures = [];
  for (const [width, height] of Object.entries(WIDTHS)) {
    const shifts = [];
    for (const path of paths) {
      for (const delay of FONT_DELAYS_MS) {
        shifts.push({ path, ...(await shift(browser, address, path, { width: Number(width), height }, delay)) });
      }
    }
    const { path, value, sources } = worst(shifts, (one) => one.value);
    if (value > TARGET) console.log(`  moved on ${path} at ${width} px:\n    ${sources.join('\n    ')}`);
    figures.push(figure(`layout shift at ${width} px (worst: ${path})`, value, 'CLS', TARGET));
  }
  return figures;
}

async function shift(browser, address, path, viewport, delay) {
  const page = await openPage(browser, address, { viewport });
  await page.route('**/*.woff2', async (route) => {
    await new Promise((done) => { setTimeout(done, delay); });
    await route.continue();
  });
  await page.addInitScript(watchShifts);
  await page.goto(path);
  await interactive(page);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle');
  await page.evaluate(readThrough);
  const found = await page.evaluate(() => globalThis.shifts);
  await leave(page);
  return found;
}

// In the page: all shifts that no input of the reader explains.
function watchShifts() {
  globalThis.shifts = { value: 0, sources: [] };
  const name = (node) => {
    const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
    return element ? `${element.localName}.${element.getAttribute('class') ?? element.id}` : 'removed';
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      globalThis.shifts.value += entry.value;
      for (const { node, previousRect, currentRect } of entry.sources) {
        globalThis.shifts.sources.push(
          `${entry.value.toFixed(4)} at ${Math.round(entry.startTime)} ms: ${name(node)} ` +
            `from ${[previousRect.x, previousRect.y, previousRect.width, previousRect.height].map(Math.round)} ` +
            `to ${[currentRect.x, currentRect.y, currentRect.width, currentRect.height].map(Math.round)}`,
        );
      }
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

// In the page: down to its end, screen by screen, as charts are drawn.
async function readThrough() {
  const frame = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 60)); });
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
    scrollTo(0, top);
    await frame();
  }
  await frame();
}
