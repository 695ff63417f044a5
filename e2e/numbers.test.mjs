// Page, API and file are one: every number that a reader sees is a cell of the
// release, and none of them is small.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { leave } from './browser.mjs';
import { assertFigure } from './cells.mjs';
import { readFigures, readTiles } from './reading.mjs';
import { BREAKDOWNS, DASHBOARDS, LANGUAGES, figureQuery } from './site.mjs';
import { useSite } from './story.mjs';

/** What a reader might choose: nothing, one filter, two, a year, a place. */
const FILTERS = [
  {},
  { sex: '2' },
  { period: '2019-2021', sex: '2' },
  { period: '2024' },
  { province: '7' },
  { nationality: 'X-FOR', age_group: 'AGE-MIN' },
];

let threshold;
const site = useSite({
  prepare: async ({ api }) => {
    threshold = (await api.release()).policy.threshold;
  },
});

/** The page as the server made it: no script runs. */
async function openBare(path, filters) {
  const page = await site.blank({ javaScriptEnabled: false });
  const query = new URLSearchParams(filters).toString();
  const answer = await page.goto(query ? `${path}?${query}` : path);
  assert.equal(answer.status(), 200, `${path}?${query}: ${await page.locator('body').innerText()}`);
  return page;
}

for (const language of LANGUAGES) {
  for (const dashboard of DASHBOARDS) {
    test(`every cell of ${dashboard[language]} is the release's`, async () => {
      for (const filters of FILTERS) {
        const page = await openBare(dashboard[language], filters);
        const figures = await readFigures(page);
        assert.ok(figures.length > 0, `${page.url()}: ${await page.content()}`);
        for (const figure of figures) {
          await assertFigure(figure, { api: site.api, language, threshold, filters, measures: dashboard.measures });
        }
        await leave(page);
      }
    });
  }
}

test('events can be counted for applications, from the same release', async () => {
  const page = await openBare('/es/eventos', { measure: 'applications' });
  for (const figure of await readFigures(page)) {
    await assertFigure(figure, { api: site.api, language: 'es', threshold, filters: {}, measures: ['applications'] });
  }
  await leave(page);
});

test('headline numbers are what the years beneath them add up to', async () => {
  const page = await openBare('/es', {});
  const tiles = await readTiles(page);
  for (const [measure, label] of [['applications', 'Solicitudes recibidas'], ['accredited', 'Personas acreditadas']]) {
    const answer = await site.api.data(figureQuery('years', measure));
    const years = answer.cells.filter((_, place) => answer.axes[0].items[place].kind === 'category');
    const sum = years.reduce((sum, { value }) => sum + value, 0);
    assert.equal(tiles[label].replace(/\D/g, ''), String(sum));
  }
  await leave(page);
});

test('a headline number under filters is the cell of the same selection', async () => {
  for (const filters of FILTERS.slice(1)) {
    const page = await openBare('/es/acreditadas', filters);
    const [cell] = (await site.api.data(new URLSearchParams({ measure: 'accredited', ...filters }))).cells;
    const tile = (await readTiles(page))['Personas acreditadas'];
    assert.equal(tile.replace(/\D/g, ''), String(cell.value ?? threshold));
    await leave(page);
  }
});

test('a CSV file holds the cells of the JSON answer, and no small one', async () => {
  for (const dashboard of DASHBOARDS) {
    for (const id of Object.keys(BREAKDOWNS)) {
      const query = figureQuery(id, dashboard.measures[0], { period: '2019-2021' });
      const { cells } = await site.api.data(query);
      const rows = await site.api.csv(query);
      assert.equal(rows.length, cells.length);
      for (const [place, cell] of cells.entries()) {
        assert.equal(rows[place].status, cell.status);
        assert.equal(rows[place].value, cell.value === undefined ? '' : String(cell.value));
        if (BREAKDOWNS[id][0] !== 'period') assert.ok(cell.value === undefined || cell.value >= threshold);
      }
    }
  }
});

test('the source of a page holds no data beside what it shows', async () => {
  for (const dashboard of DASHBOARDS) {
    const source = await (await fetch(site.address + dashboard.es)).text();
    const scripts = [...source.matchAll(/<script\b[^>]*>(.*?)<\/script>/gs)].map(([, text]) => text);
    for (const script of scripts) assert.doesNotMatch(script, /"(value|cells|persons)"|withheld|published/);
    assert.doesNotMatch(source, /<!--(?!>)[^>]*\d[^>]*-->/, 'a comment with a number');
  }
});
