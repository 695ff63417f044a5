// A page on paper: it reads like a report.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { leave } from './browser.mjs';
import { DASHBOARDS, LANGUAGES, PAGES } from './site.mjs';
import { useSite } from './story.mjs';

const site = useSite();

// An A4 sheet within the margins of style/print.css, in CSS pixels.
const SHEET = { width: 680, height: 994 };

/** A page as its sheets show it: what `print` itself would tell its scripts. */
async function openPrinted(path, options) {
  const page = await site.open(path, options);
  await page.setViewportSize(SHEET);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  return page;
}

test('on paper there is nothing to click on, and nothing is wider than the sheet', async () => {
  for (const language of LANGUAGES) {
    for (const { [language]: path } of PAGES) {
      const page = await openPrinted(path);
      const controls = page.locator('button, select, input, nav, .figure-menu, .filters__form');
      assert.equal(await controls.filter({ visible: true }).count(), 0, path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= SHEET.width, `${path}: ${width}`);
      await leave(page);
    }
  }
});

test('a figure has its chart above its table, and finds room on one sheet', async () => {
  for (const { es } of DASHBOARDS) {
    const page = await openPrinted(es);
    for (const figure of await page.locator('section.figure:not([hidden]):has(table)').all()) {
      const title = await figure.getByRole('heading').innerText();
      const table = await figure.getByRole('table').boundingBox();
      const chart = await figure.locator('.map__svg, .chart-host__canvas svg').filter({ visible: true }).first().boundingBox();
      assert.ok(chart.y + chart.height <= table.y + 1, title);
      assert.ok(chart.width <= SHEET.width, title);
      assert.ok((await figure.boundingBox()).height <= SHEET.height, title);
    }
    await leave(page);
  }
});

test('a figure that shows its table on the screen is printed with its chart too', async () => {
  const page = await site.open('/es/acreditadas');
  const figure = page.locator('#sex');
  await figure.getByRole('button', { name: 'Tabla' }).click();
  await page.setViewportSize(SHEET);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  assert.ok(await figure.locator('.chart-host__canvas svg').first().isVisible());
  assert.ok(await figure.getByRole('table').isVisible());
  await leave(page);
});

test('a sheet says which release and which persons it is about', async () => {
  const page = await openPrinted('/es/acreditadas?period=2019-2021&sex=2');
  await page.getByText(/^Publicación: 2025-12 · Fecha de corte: 31\/12\/2025$/).waitFor();
  await page.getByText('Datos inventados de demostración', { exact: true }).first().waitFor();
  await page.getByText('Se publican únicamente cifras protegidas').filter({ visible: true }).waitFor();
  for (const filter of ['Período: 2019-2021', 'Sexo: Mujer']) {
    assert.ok(await page.locator('.chip').filter({ hasText: filter }).isVisible(), filter);
  }
  await leave(page);
});

test('a page is printed in the dark, and is afterwards as it was', async () => {
  const page = await site.open('/es/acreditadas?sex=2', { colorScheme: 'dark' });
  const size = () => page.locator('#years .chart-host__canvas svg').first().boundingBox();
  await page.locator('#years .chart-host__canvas svg text').first().waitFor();
  const before = await size();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.equal(pdf.toString('latin1', 0, 4), '%PDF');
  await page.waitForFunction((width) => {
    const chart = document.querySelector('#years .chart-host__canvas svg');
    return Math.abs(chart.getBoundingClientRect().width - width) < 2;
  }, before.width);
  await leave(page);
});

test('where scripts have drawn nothing, the drawing of the server is printed', async () => {
  const visits = [
    ['/es/acreditadas', { javaScriptEnabled: false }],
    // Its charts are never drawn by scripts.
    ['/es/indicadores/ACC-RATE', {}],
  ];
  for (const [path, options] of visits) {
    const page = await site.blank(options);
    const chart = page.locator('.chart-host').first();
    await page.goto(path);
    // What was not drawn in time for one page is there for another.
    for (let visit = 0; visit < 20 && (await chart.locator('svg').count()) < 2; visit += 1) await page.reload();
    await page.setViewportSize(SHEET);
    await page.emulateMedia({ media: 'print' });
    const drawings = chart.locator('.chart-host__drawing').filter({ visible: true });
    assert.equal(await drawings.count(), 1, path);
    const [box, drawing] = [await chart.boundingBox(), await drawings.locator('svg').boundingBox()];
    assert.ok(drawing.height > 100 && drawing.width > SHEET.width / 2, path);
    assert.ok(drawing.y >= box.y && drawing.y + drawing.height <= box.y + box.height + 1, path);
    await leave(page);
  }
});

test('the first sheet holds a chart below the head of its page', async () => {
  const page = await openPrinted('/es/eventos');
  const first = page.locator('.figures > .figure').first();
  assert.equal(await first.evaluate((figure) => getComputedStyle(figure).breakInside), 'auto');
  const chart = await first.locator('.figure__chart').boundingBox();
  assert.ok(chart.y + chart.height <= SHEET.height, `${chart.y + chart.height}`);
  await leave(page);
});
