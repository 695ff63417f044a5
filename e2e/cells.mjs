// Compares what a figure shows with the answers of the API to its selection.
import assert from 'node:assert/strict';

import { cellsOf } from './api.mjs';
import { numberOf, percentOf } from './reading.mjs';
import { BREAKDOWNS, figureQuery } from './site.mjs';

const BASE = { es: 'Personas con respuesta (base)', en: 'Persons with an answer (base)' };
// Shares of smaller bases are shown without a decimal.
const BASE_FOR_DECIMAL = 1000;

/** Asserts that every cell of a figure is the one of the release. */
export async function assertFigure(figure, context) {
  const where = `${figure.title}, ${JSON.stringify(context.filters)}`;
  const measures = figure.id === 'rate' ? ['applications', 'accredited'] : context.measures;
  const ask = (measure) => context.api.data(figureQuery(figure.id, measure, context.filters), context.language);
  if (figure.refused) {
    await assertRefused(figure, context, measures[0], where);
    return;
  }
  const answers = await Promise.all(measures.map(ask));
  const rows = expectedRows(figure.id, answers, context.language);
  assert.deepEqual(figure.rows.map(({ head }) => head), rows.map(({ head }) => head), where);
  for (const [place, { head, cells, share }] of rows.entries()) {
    // The first cell of a pair is words.
    const shown = figure.rows[place].cells.slice(figure.id === 'flow' ? 1 : 0);
    for (const [column, cell] of cells.entries()) {
      assertCell(shown[column], cell, context, `${where}: ${head}, column ${column}`);
    }
    if (share !== undefined) assertShare(shown.at(-1), cells[0], share, `${where}: share of ${head}`);
  }
  if (figure.provinces.length > 0) assertMap(figure, answers[0], context, where);
}

async function assertRefused(figure, { api, filters }, measure, where) {
  const response = await fetch(`${api.address}/api/v1/data?${figureQuery(figure.id, measure, filters)}`);
  assert.equal(response.status, 422, `${where}: the page refuses what the API answers`);
}

function expectedRows(id, answers, language) {
  const by = BREAKDOWNS[id];
  if (by[0] === 'period') return years(answers);
  if (id === 'flow') return pairs(answers[0]);
  return by.length === 2 ? crossed(answers[0]) : single(answers[0], language);
}

function years(answers) {
  const categories = answers.map((answer) => cellsOf(answer).filter(({ items }) => items[0].kind === 'category'));
  return categories[0].map(({ items }, place) => ({
    head: items[0].label,
    cells: categories.map((cells) => cells[place]),
  }));
}

function single(answer, language) {
  const cells = cellsOf(answer);
  const [base] = answer.bases;
  const of = (kind) => cells.filter(({ items: [item] }) => item.kind === kind && item.code !== '_A');
  const missing = of('missing').filter(({ items: [item], value }) => item.code === '_U' || value !== undefined);
  const row = (share) => (cell) => ({ head: cell.items[0].label, cells: [cell], share: share && base });
  return [
    ...[...of('category'), ...of('group')].map(row(true)),
    ...missing.map((cell) => ({ ...row(false)(cell), share: null })),
    { head: BASE[language], cells: [base], share: null },
  ];
}

function crossed(answer) {
  const cells = cellsOf(answer).filter(({ items }) => items.every(({ kind }) => kind === 'category'));
  const rows = new Map();
  for (const cell of cells) {
    const [{ label }] = cell.items;
    rows.set(label, [...(rows.get(label) ?? []), cell]);
  }
  return [...rows].map(([head, cells]) => ({ head, cells }));
}

// Published pairs, the largest first: the second item is words in the table.
function pairs(answer) {
  return cellsOf(answer)
    .filter(({ items, value }) => value !== undefined && items.every(({ kind }) => kind === 'category'))
    .sort((one, other) => other.value - one.value)
    .map((cell) => ({ head: cell.items[0].label, cells: [cell] }));
}

function assertCell(shown, cell, { threshold }, what) {
  if (cell.status === 'published') {
    assert.equal(numberOf(shown), cell.value, what);
    assert.equal(shown.state, null, what);
    return;
  }
  assert.equal(numberOf(shown), null, `${what}: a number where the release has none`);
  assert.ok(shown.state, `${what}: no words for ${cell.status}`);
  if (cell.status === 'withheld') assert.equal(shown.text, `< ${threshold}`, what);
}

function assertShare(shown, cell, base, what) {
  const percent = percentOf(shown);
  if (base === null || cell.value === undefined || !base.value) {
    assert.equal(percent, null, what);
    return;
  }
  const exact = (cell.value * 100) / base.value;
  const half = base.value >= BASE_FOR_DECIMAL ? 0.05 : 0.5;
  assert.ok(Math.abs(percent - exact) <= half + 1e-9, `${what}: ${percent} for ${exact}`);
}

function assertMap(figure, answer, context, where) {
  const { provinces, ranking } = figure;
  const cells = cellsOf(answer).filter(({ items }) => items[0].kind === 'category');
  for (const cell of cells) {
    const name = cell.items[0].label;
    const ranked = ranking.find(({ head }) => head === name);
    assertCell(ranked.cells[0], cell, context, `${where}: ${name} in the list`);
    const drawn = provinces.find(({ label }) => label.startsWith(`${name}:`));
    // What is no place stands in the list alone.
    if (!drawn) continue;
    assert.equal(drawn.number, ranked.cells[0].text, `${where}: ${name} on the map`);
    assert.equal(numberOf({ text: drawn.number, state: null }), cell.value ?? null);
  }
  if (figure.id === 'province') assert.equal(provinces.length, 7, where);
}
