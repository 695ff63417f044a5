// The charts that the server draws: what a visitor sees before, or without,
// the program of the browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { interactive, leave } from './browser.mjs';
import { DASHBOARDS } from './site.mjs';
import { useSite } from './story.mjs';

const WIDTHS = [390, 820, 1280];
// A busy server leaves out what it has not drawn in time; it is there later.
const MAX_VISITS = 40;

const site = useSite();

/** A page without scripts, visited until the server has drawn all its charts. */
async function openDrawn(path, options) {
  const page = await site.blank({ javaScriptEnabled: false, ...options });
  for (let visit = 0; visit < MAX_VISITS; visit += 1) {
    await page.goto(path);
    const missing = await page.locator('section:not([hidden]) > .figure__body:has(.chart-host):not(:has(.chart-svg))').count();
    if (missing === 0) return page;
  }
  return assert.fail(`${path} is never drawn whole`);
}

/** Each chart that is seen: its figure, its place, who drew it. */
function charts(page) {
  return page.locator('.chart-host').evaluateAll((hosts) => hosts.map((host) => {
    const { x, y, width, height } = host.getBoundingClientRect();
    const seen = [...host.querySelectorAll('.chart-host__canvas svg')].filter((svg) => svg.getBoundingClientRect().width > 0);
    return {
      figure: host.closest('section').id,
      place: [x, y + scrollY, width, height].map(Math.round),
      drawings: seen.length,
      fits: seen.every((svg) => svg.getBoundingClientRect().width <= width + 0.5),
      byServer: seen.some((svg) => svg.matches('.chart-svg')),
    };
  }));
}

test('without scripts every figure shows its chart, named by its title, above its table', async () => {
  for (const { es } of DASHBOARDS) {
    const page = await openDrawn(es);
    const figures = page.locator('section.figure:not([hidden]):has(.chart-host)');
    assert.ok((await figures.count()) > 0, es);
    for (const figure of await figures.all()) {
      const name = await figure.getByRole('heading').innerText();
      const chart = await figure.getByRole('img', { name, exact: true }).boundingBox();
      const table = await figure.getByRole('table').boundingBox();
      assert.ok(chart.y + chart.height <= table.y, name);
    }
    await leave(page);
  }
});

test('on every screen one drawing of each chart is shown, and none is wider than its figure', async () => {
  for (const width of WIDTHS) {
    const page = await openDrawn('/es/acreditadas', { viewport: { width, height: 900 } });
    for (const chart of await charts(page)) {
      assert.equal(chart.drawings, 1, `${chart.figure} at ${width}`);
      assert.ok(chart.fits, `${chart.figure} at ${width}`);
    }
    await leave(page);
  }
});

test('the browser draws each chart where the server drew it, and nothing moves', async () => {
  await leave(await openDrawn('/es/solicitudes'));
  for (const width of WIDTHS) {
    const page = await site.blank({ viewport: { width, height: 900 } });
    await page.addInitScript(() => {
      window.shifted = 0;
      const add = (list) => list.getEntries().forEach((entry) => { window.shifted += entry.value; });
      new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
    });
    let begin;
    const begun = new Promise((done) => { begin = done; });
    await page.route('**/boot.js', async (route) => {
      await begun;
      await route.continue();
    });
    // What waits for the script is not waited for here.
    await page.goto('/es/solicitudes', { waitUntil: 'commit' });
    await page.getByRole('contentinfo').waitFor();
    await page.evaluate(() => document.fonts.ready);
    const before = await charts(page);
    assert.ok(before.every((chart) => chart.byServer), `${width}`);
    await page.evaluate(() => { window.shifted = 0; });
    begin();
    await interactive(page);
    // Charts are drawn as they come near to being seen.
    for (const host of await page.locator('.chart-host').all()) await host.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector('.chart-svg') === null);
    const after = await charts(page);
    assert.deepEqual(after.map((chart) => chart.place), before.map((chart) => chart.place));
    assert.ok(after.every((chart) => chart.drawings === 1 && !chart.byServer));
    assert.ok((await page.evaluate(() => window.shifted)) <= 0.02);
    await leave(page);
  }
});
