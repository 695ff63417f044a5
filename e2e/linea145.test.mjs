// A new user takes a real file from an institution to the four sections.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { leave } from './browser.mjs';
import { assertFigure } from './cells.mjs';
import { Workplace } from './program.mjs';
import { readFigures, readTiles } from './reading.mjs';
import { useSite } from './story.mjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '../..');
const FILE = join(ROOT, '../shared/data/linea145/referidos-2020.csv');
const skip = existsSync(FILE) ? false : `${FILE} is not part of the repository`;

/** A workplace with one release of these records. */
async function serve() {
  const workplace = new Workplace();
  workplace.writeSecret();
  workplace.import(FILE, 'examples/linea145.toml', 'REN-80');
  workplace.publish('--cutoff', '2020-12-31', '--policy', 'strict');
  await workplace.serve();
  return workplace;
}

const site = useSite({ serve, skip });

test('the first page counts the persons of 2020, and no accredited one', { skip }, async () => {
  const page = await site.open('/es');
  const tiles = await readTiles(page);
  assert.equal(tiles['Solicitudes recibidas'], '540');
  assert.equal(await page.getByText('Datos inventados').count(), 0, 'these are real data');
  await leave(page);
});

test('applications are shown under the strict policy', { skip }, async () => {
  const { policy } = await site.api.release();
  assert.equal(policy.name, 'strict');
  const page = await site.open('/es/solicitudes');
  const figures = await readFigures(page);
  assert.ok(figures.length >= 5);
  for (const figure of figures) {
    await assertFigure(figure, {
      api: site.api, language: 'es', threshold: policy.threshold, filters: {}, measures: ['applications'],
    });
  }
  await leave(page);
});

test('that accredited persons are not tabulated is said plainly', { skip }, async () => {
  const page = await site.open('/es/acreditadas');
  await page.getByText(/no tabula las personas acreditadas: son menos de 30/).waitFor();
  await leave(page);
});

test('events can be read for applications instead', { skip }, async () => {
  const page = await site.open('/es/eventos');
  await page.getByText(/no tabula las personas acreditadas/).waitFor();
  await page.getByRole('link', { name: 'Ver las solicitudes recibidas' }).click();
  await page.waitForURL('**/es/eventos?measure=applications');
  await page.getByRole('region', { name: 'Solicitudes recibidas por fin de explotación' }).waitFor();
  assert.equal(await page.getByText(/no tabula/).count(), 0);
  await leave(page);
});
