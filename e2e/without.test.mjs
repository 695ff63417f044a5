// What a visitor has when scripts, the release file or the program of the
// browser are not there.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { interactive, leave } from './browser.mjs';
import { readFigures, readTiles } from './reading.mjs';
import { DASHBOARDS, PAGES } from './site.mjs';
import { useSite } from './story.mjs';

const SERVER_MODE = 'El modo interactivo está desactivado';

const site = useSite();

/** Chooses in the plain form and sends it. */
async function filter(page, choices) {
  for (const [name, label] of Object.entries(choices)) {
    await page.getByRole('combobox', { name, exact: true }).selectOption({ label });
  }
  await page.getByRole('button', { name: 'Aplicar' }).click();
}

test('without scripts every figure is a table that can be read', async () => {
  for (const { es } of DASHBOARDS) {
    const page = await site.openBare(es);
    const figures = page.locator('section.figure:not([hidden])');
    const count = await figures.count();
    for (let place = 0; place < count; place += 1) {
      const table = figures.nth(place).getByRole('table');
      assert.ok(await table.isVisible(), `${es}: figure ${place}`);
      assert.ok((await table.getByRole('columnheader').count()) >= 2);
      assert.ok((await table.getByRole('rowheader').count()) >= 1);
    }
    assert.equal(await page.getByRole('button', { name: 'Tabla' }).count(), 0, 'no button that does nothing');
    await leave(page);
  }
});

test('without scripts the filters are a plain form', async () => {
  const page = await site.openBare('/es/acreditadas');
  await filter(page, { Sexo: 'Mujer', Período: '2019-2021' });
  const query = new URL(page.url()).searchParams;
  assert.equal(query.get('sex'), '2');
  assert.equal(query.get('period'), '2019-2021');
  await page.getByRole('link', { name: 'Quitar el filtro Sexo: Mujer' }).waitFor();

  const live = await site.open('/es/acreditadas?period=2019-2021&sex=2');
  assert.deepEqual(await readFigures(page), await readFigures(live));
  assert.deepEqual(await readTiles(page), await readTiles(live));
  await leave(live);

  await page.getByRole('link', { name: 'Quitar el filtro Sexo: Mujer' }).click();
  assert.equal(new URL(page.url()).search, '?period=2019-2021');
  await leave(page);
});

test('without scripts rows of tables, pages and languages are links that keep the filters', async () => {
  const page = await site.openBare('/es/solicitudes?sex=2');
  await page.getByRole('table', { name: /grupo de edad$/ }).getByRole('link').first().click();
  const chosen = new URL(page.url()).searchParams;
  assert.equal(chosen.get('sex'), '2');
  assert.match(chosen.get('age_group'), /^AGE-/);
  await page.getByRole('link', { name: 'Hechos' }).click();
  assert.equal(new URL(page.url()).searchParams.get('sex'), '2');
  await page.getByRole('link', { name: 'English' }).click();
  assert.equal(new URL(page.url()).pathname, '/en/events');
  assert.equal(new URL(page.url()).searchParams.get('sex'), '2');
  await leave(page);
});

for (const [what, address] of [
  ['the release file', '**/parts/**'],
  ['the compiled half', '**/*.wasm'],
]) {
  test(`when ${what} does not arrive the page says so and goes on working`, async () => {
    const page = await site.blank();
    await page.route(address, (route) => route.abort());
    await page.goto('/es/acreditadas');
    await page.getByText(SERVER_MODE).waitFor();
    await page.getByRole('table', { name: 'Personas acreditadas por sexo' }).waitFor();
    await filter(page, { Sexo: 'Mujer' });
    await page.getByRole('link', { name: 'Quitar el filtro Sexo: Mujer' }).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('sex'), '2');
    await leave(page, { expected: [/ERR_FAILED/, /interactive mode is off/, /preload/] });
  });
}

test('a damaged release file is refused, not shown', async () => {
  const page = await site.blank();
  await page.route('**/parts/**', (route) => route.fulfill({ body: 'not a release' }));
  await page.goto('/es/acreditadas');
  await page.getByText(SERVER_MODE).waitFor();
  await page.getByRole('table', { name: 'Personas acreditadas por sexo' }).waitFor();
  await leave(page, { expected: [/interactive mode is off/] });
});

test('once the release file is there, no choice asks the server for anything', async () => {
  const page = await site.open('/es/acreditadas');
  await page.waitForLoadState('networkidle');
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.getByRole('combobox', { name: 'Sexo', exact: true }).selectOption({ label: 'Mujer' });
  await page.getByRole('combobox', { name: 'Período', exact: true }).selectOption({ label: '2019-2021' });
  await page.getByRole('button', { name: /^San José:/ }).click();
  await page.getByRole('link', { name: 'Quitar el filtro Sexo: Mujer' }).click();
  await page.getByRole('navigation', { name: 'Páginas' }).getByRole('link', { name: 'Hechos' }).click();
  await page.getByRole('heading', { level: 1, name: 'Cómo ocurrieron los hechos' }).waitFor();
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'How it happened' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Cómo ocurrieron los hechos' }).waitFor();
  assert.deepEqual(requests, []);
  await leave(page);
});

test('a page loads each file of the release once, and nothing from another host', async () => {
  for (const { es } of PAGES) {
    const page = await site.blank();
    const files = [];
    page.on('request', (request) => {
      if (request.url().includes('/parts/')) files.push(request.url());
    });
    await page.goto(es);
    await interactive(page);
    assert.ok(files.some((url) => url.endsWith('/head')), es);
    assert.equal(new Set(files).size, files.length, es);
    await leave(page);
  }
});

test('a page may be shown in no frame and runs no script of others', async () => {
  const answer = await fetch(`${site.address}/es`);
  const policy = answer.headers.get('content-security-policy');
  assert.match(policy, /frame-ancestors 'none'/);
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /'unsafe-(inline|eval)'/);
  assert.equal(answer.headers.get('set-cookie'), null);
});
