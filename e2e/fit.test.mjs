// What of a chart depends on its box: app/js/chart-fit.mjs, without a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fitted } from '../app/js/chart-fit.mjs';

const PHONE = { width: 340, height: 400, language: 'es' };
const WIDE = { width: 1134, height: 400, language: 'es' };

/** A chart of fourteen years with so many series of numbers. */
function years(count) {
  const marks = Array.from({ length: 14 }, (_, year) => ({ value: [year, 1114, '1114'] }));
  const series = Array.from({ length: count }, (_, index) => ({
    type: 'bar',
    name: `${index}`,
    label: { show: true, fontSize: 11 },
    data: marks,
  }));
  return { xAxis: { type: 'category', data: marks }, yAxis: { type: 'value' }, series };
}

/** A chart of bars with one label, in rows of this height. */
function label(text, box, row) {
  const data = [text, ...Array(9).fill('a')];
  const option = { xAxis: { type: 'value' }, yAxis: { type: 'category', data }, series: [] };
  const { yAxis } = fitted(option, { ...box, height: 44 + 10 * row });
  return yAxis.axisLabel.formatter(text);
}

function flow(box) {
  const node = (name, depth) => ({ name, depth, label: { formatter: name } });
  const data = [node('República Dominicana', 0), node('Cuba', 0), node('Costa Rica', 1)];
  return fitted({ series: [{ type: 'sankey', label: { fontSize: 13 }, data }] }, box).series[0];
}

test('numbers that would lie on the columns beside them are left to axis and table', () => {
  const shown = (count, box) => fitted(years(count), box).series.map(({ label }) => [label.show, label.rotate]);
  assert.deepEqual(shown(1, PHONE), [[true, 90]]);
  assert.deepEqual(shown(2, PHONE), [[false, undefined], [false, undefined]]);
  assert.deepEqual(shown(2, WIDE), [[true, undefined], [true, undefined]]);
});

test('a label of three lines is whole on a phone, and one of two lines on paper', () => {
  const long = 'Solicitud de permanencia en trámite';
  assert.equal(label(long, PHONE, 34).replaceAll('\n', ' '), long);
  assert.equal(label('Medios de comunicación o anuncio impreso', { width: 680 }, 27).includes('…'), false);
});

test('the labels of a flow stand beside its bands, which keep most of the width', () => {
  for (const box of [PHONE, WIDE]) {
    const { left, right, data } = flow(box);
    assert.ok(left + right < box.width * 0.6, `${left} ${right} ${box.width}`);
    assert.ok(left > 60 && right > 40, `${left} ${right}`);
    assert.ok(data.every((node) => !node.label.formatter.includes('…')));
  }
  assert.equal(flow(PHONE).data[0].label.formatter, 'República\nDominicana');
  assert.equal(flow(WIDE).data[0].label.formatter, 'República Dominicana');
});
