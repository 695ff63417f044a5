// A programmer takes the table at hand to a language of their own.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import JSONstat from 'jsonstat-toolkit';

import { cellsOf } from './api.mjs';
import { leave } from './browser.mjs';
import { choice, figure, useSite } from './story.mjs';

const site = useSite();

const TABLE = 'by=sex,age_group&period=2019-2021';
const TOOLS = ['curl', 'Python', 'R', 'Excel (Power Query)'];

/** The first number of the table that the page shows, with its labels. */
async function firstShown(page) {
  const row = page.getByRole('table', { name: 'Lo que se recibe' }).locator('tbody tr').first();
  const labels = await row.getByRole('rowheader').allTextContents();
  return { labels, persons: Number(await row.getByRole('cell').textContent()) };
}

/** The value of the cell with these labels, read as each format has to be. */
const READ = {
  CSV: async (response, labels) => {
    const rows = await response.text().then((text) => text.split('\r\n').map((line) => line.split(',')));
    const row = rows.find((row) => row[1] === labels[0] && row[3] === labels[1]);
    return Number(row[rows[0].indexOf('value')]);
  },
  JSON: async (response, labels) => {
    const cells = cellsOf(await response.json());
    return cells.find(({ items }) => items.every(({ label }, place) => label === labels[place])).value;
  },
  'JSON-stat': async (response, labels) => {
    const read = JSONstat(await response.json());
    const code = (name, label) => {
      const dimension = read.Dimension(name);
      return dimension.id.find((id) => dimension.Category(id).label === label);
    };
    return read.Data({ sex: code('sex', labels[0]), age_group: code('age_group', labels[1]) }).value;
  },
};

function code(page, tool, format) {
  return page.getByRole('region', { name: `Código: ${tool}, ${format}` });
}

test('every example asks for the number that the page shows', async () => {
  const page = await site.open(`/es/datos?${TABLE}`);
  for (const [format, read] of Object.entries(READ)) {
    await page.getByRole('navigation', { name: 'Formato' }).getByRole('link', { name: format, exact: true }).click();
    await code(page, 'curl', format).waitFor();
    const { labels, persons } = await firstShown(page);
    assert.ok(persons > 0);
    const shown = (await page.getByRole('region', { name: 'Dirección de la consulta' }).textContent()).trim();
    for (const tool of TOOLS) {
      const text = await code(page, tool, format).textContent();
      const [literal, ...more] = text.match(/"https?:[^"]*"/g);
      assert.deepEqual(more, [], `${tool}, ${format}`);
      // Nothing in the address needs an escape, in any of these languages.
      assert.equal(literal, `"${shown}"`, `${tool}, ${format}`);
      const response = await fetch(literal.slice(1, -1));
      assert.equal(response.status, 200, `${tool}, ${format}`);
      assert.equal(await read(response, labels), persons, `${tool}, ${format}`);
    }
  }
  await leave(page);
});

test('the menu of a figure leads to code for its table, in the release that is shown', async () => {
  const page = await site.open('/es/acreditadas?province=1');
  const sex = figure(page, 'Personas acreditadas por sexo');
  await sex.getByText('Descargar y citar').click();
  await sex.getByRole('link', { name: 'Código de ejemplo' }).click();
  await page.getByRole('heading', { level: 1, name: 'Datos y API' }).waitFor();
  await page.getByText('Personas acreditadas por sexo', { exact: false }).first().waitFor();
  assert.match(new URL(page.url()).search, /^\?by=sex&province=1&release=2025-12$/);
  const python = await code(page, 'Python', 'CSV').textContent();
  assert.match(python, /data\?by=sex&province=1&release=2025-12&lang=es&format=csv"/);
  await leave(page);
});

test('from the page a reader goes to the explorer, and back to its code', async () => {
  const page = await site.open(`/es/datos?${TABLE}`);
  await page.getByRole('link', { name: 'Armar otra tabla en «Explorar»' }).click();
  await choice(page, 'Filas').selectOption({ label: 'Nacionalidad' });
  await page.waitForURL(/by=nationality,age_group/);
  await page.getByText('Descargar y citar').click();
  await page.getByRole('link', { name: 'Código de ejemplo' }).click();
  await page.getByText('Personas acreditadas por nacionalidad y grupo de edad', { exact: false }).first().waitFor();
  await leave(page);
});

test('code is copied, and read without scripts', async () => {
  const page = await site.blank({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto('/en/data?by=sex');
  const python = page.getByRole('region', { name: 'Python', exact: true });
  await python.getByRole('button', { name: 'Copy' }).click();
  await python.getByText('Copied.').waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^import csv\n[\s\S]*sep="\\t"\)$/);
  await leave(page);
  const bare = await site.openBare('/en/data?by=sex');
  assert.match(await bare.getByRole('region', { name: 'Code: R, CSV' }).textContent(), /read\.csv\(url/);
  await bare.getByRole('navigation', { name: 'Format' }).getByRole('link', { name: 'JSON', exact: true }).click();
  assert.match(await bare.getByRole('region', { name: 'Code: R, JSON' }).textContent(), /fromJSON/);
  await leave(bare);
});

test('every address of the description is shown, with an example that is answered', async () => {
  const { address } = site;
  const { paths } = await (await fetch(`${address}/api/v1/openapi.json`)).json();
  const page = await site.openBare('/es/datos');
  for (const path of Object.keys(paths)) {
    const part = page.locator('details.reference').filter({ hasText: `GET ${path}` }).first();
    await part.locator('summary').first().click();
    const example = await part.getByRole('link').first().getAttribute('href');
    const response = await fetch(new URL(example, address));
    assert.equal(response.status, 200, example);
  }
  await leave(page);
});

test('an address that cannot be answered says why, and offers the nearest', async () => {
  const { status } = await fetch(`${site.address}/es/datos?by=sex&format=xml`);
  assert.equal(status, 400);
  const page = await site.openBare('/es/datos?by=sex&canton=101&period=2020');
  await page.getByRole('heading', { name: 'Esta consulta no se puede responder' }).waitFor();
  await leave(page, { expected: [/422/] });
});

test('a reporting officer sees which years a release changed, and finds them in its file', async () => {
  const page = await site.open('/es/publicaciones');
  const newest = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^2025-12/ }) });
  await newest.getByText('Solicitudes recibidas: ninguno de los 13 años ya publicados cambió.').waitFor();
  await newest.getByText('Los años, antes y ahora').click();
  const row = newest.getByRole('row', { name: /^2025 Solicitudes recibidas/ });
  const now = Number(await row.getByRole('cell').nth(2).textContent());
  const file = await newest.getByRole('link', { name: 'CSV', exact: true }).first().getAttribute('href');
  const lines = (await (await fetch(new URL(file, site.address))).text()).split('\r\n').map((line) => line.split(','));
  const column = (name) => lines[0].indexOf(name);
  const added = lines.find(([measure, code]) => measure === 'applications' && code === '2025');
  assert.equal(Number(added[column('now')]), now);
  assert.equal(added[column('change')], 'number_added');
  await leave(page);
});
