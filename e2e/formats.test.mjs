// A statistician's program reads the files that the pages offer.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import JSONstat from 'jsonstat-toolkit';

import { Api, cellsOf } from './api.mjs';
import { demoWorkplace } from './program.mjs';

let workplace;
let api;

before(async () => {
  workplace = await demoWorkplace();
  api = new Api(workplace.address);
});

after(() => workplace?.stop());

async function dataset(query, language = 'es') {
  const response = await fetch(`${workplace.address}/api/v1/data?${query}&lang=${language}&format=json-stat`);
  assert.equal(response.status, 200);
  return JSONstat(await response.json());
}

test('a JSON-stat client reads the numbers of the API, each with its state and labels', async () => {
  const queries = [
    'by=period,province&measure=applications',
    'by=sex,age_group&form_of_exploitation=EXP-S',
    'by=nationality,country_of_exploitation',
    'by=period&measure=applications',
    'sex=2&period=2023',
  ];
  for (const query of queries) {
    const [read, answer] = [await dataset(query), await api.data(query)];
    assert.equal(read.class, 'dataset', query);
    assert.equal(read.label, answer.title);
    const symbols = Object.fromEntries(answer.symbols.map(({ symbol, status }) => [symbol, status]));
    for (const cell of cellsOf(answer)) {
      const at = Object.fromEntries(answer.axes.map(({ variable }, place) => [variable, cell.items[place].code]));
      const { value, status } = read.Data(at);
      assert.equal(value, cell.value ?? null, `${query}: ${JSON.stringify(at)}`);
      assert.equal(status === null ? 'published' : symbols[status], cell.status, `${query}: ${JSON.stringify(at)}`);
    }
    for (const { variable, items } of answer.axes) {
      const labels = items.map(({ code }) => read.Dimension(variable).Category(code).label);
      assert.deepEqual(labels, items.map(({ label }) => label), variable);
    }
    assert.deepEqual(read.note, answer.notes);
    assert.equal(read.extension.citation, answer.citation);
  }
});

test('the client finds time, place, unit and the meaning of symbols', async () => {
  const read = await dataset('by=period,province', 'en');
  assert.deepEqual(read.role.time, ['period']);
  assert.deepEqual(read.role.geo, ['province']);
  assert.deepEqual(read.Dimension('measure').Category(0).unit, { decimals: 0, label: 'persons' });
  assert.equal(read.extension.status.label['<'], 'withheld (fewer than 5)');
  assert.equal(read.extension.release, '2025-12');
});

const words = (html) => html.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').trim();

/** What a page shows of a figure: the file that it offers, and rows of its table. */
function shownIn(page, id) {
  const [section] = page.split(`id="${id}" aria-labelledby`)[1].split('</section>');
  const [, href] = section.match(/href="(\/api\/v1\/data\?[^"]*format=json-stat)"/);
  const rows = [...section.matchAll(/<th scope="row">(.*?)<\/th><td>(.*?)<\/td>/gs)];
  return {
    href: href.replaceAll('&amp;', '&'),
    rows: rows.map(([, head, cell]) => {
      const symbol = cell.match(/<span aria-hidden="true">(.*?)<\/span>/)?.[1];
      return { head: words(head), symbol: symbol && words(symbol), text: words(cell) };
    }),
  };
}

test('the file that a page offers holds the numbers of its table', async () => {
  const answer = await fetch(`${workplace.address}/en/accredited?sex=2`);
  const page = (await answer.text()).replaceAll('<!>', '');
  const compared = { published: 0, gaps: 0 };
  for (const [id, variable] of [['age', 'age_group'], ['nationality', 'nationality'], ['province', 'province']]) {
    const { href, rows } = shownIn(page, id);
    const read = JSONstat(await (await fetch(workplace.address + href)).json());
    const dimension = read.Dimension(variable);
    const codes = Object.fromEntries(dimension.id.map((code) => [dimension.Category(code).label, code]));
    for (const { head, symbol, text } of rows.filter(({ head }) => head in codes)) {
      const { value, status } = read.Data({ [variable]: codes[head] });
      if (symbol) {
        assert.deepEqual([value, symbol.startsWith(status)], [null, true], `${id}: ${head}`);
        compared.gaps += 1;
      } else {
        assert.equal(value, Number(text.replaceAll(',', '')), `${id}: ${head}`);
        compared.published += 1;
      }
    }
  }
  assert.ok(compared.published > 15 && compared.gaps > 0, JSON.stringify(compared));
});
