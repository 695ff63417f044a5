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
