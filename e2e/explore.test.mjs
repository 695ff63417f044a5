// A visitor builds a table: by choosing, by its address, by keys, and without
// scripts.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { interactive, leave } from './browser.mjs';
import { numberOf, percentOf, readFigures } from './reading.mjs';
import { chip, choice, useSite } from './story.mjs';

const AGE_BY_SEX = '/es/explorar?by=age_group,sex';

const site = useSite();

const title = (page, name) => page.getByRole('heading', { level: 3, name, exact: true });
const pathOf = (page) => page.url().slice(site.address.length);

/** The one figure of the page. */
async function table(page) {
  const [figure] = await readFigures(page);
  return figure;
}

test('the page begins with a table, with questions, and with what can be chosen', async () => {
  const page = await site.open('/es/explorar');
  await title(page, 'Personas acreditadas por grupo de edad y sexo').waitFor();
  assert.equal(await choice(page, 'Filas').inputValue(), 'age_group');
  assert.equal(await choice(page, 'Columnas').inputValue(), 'sex');
  await page.getByText(/La tabla combina 2 de las 3 variables/).waitFor();
  await page.getByRole('link', { name: '¿Para qué fin se explotó a las mujeres?' }).click();
  await page.waitForURL('**/es/explorar?by=form_of_exploitation&sex=2&sort=size');
  await title(page, 'Personas acreditadas por fin de explotación').waitFor();
  await chip(page, 'Sexo: Mujer').waitFor();
  await leave(page);
});

test('each choice is one step of the history, and none asks the server for anything but what else is counted', async () => {
  const page = await site.open('/es/explorar');
  await page.waitForLoadState('networkidle');
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  const steps = [pathOf(page)];
  const step = async (name, label, address) => {
    await choice(page, name).selectOption({ label });
    await page.waitForURL(`**${address}`);
    steps.push(address);
  };
  await step('Columnas', 'Ninguna', '/es/explorar?by=age_group');
  await step('Filas', 'Fin de explotación', '/es/explorar?by=form_of_exploitation');
  await step('Columnas', 'Sexo', '/es/explorar?by=form_of_exploitation,sex');
  await step('Mostrar', '% de la columna', '/es/explorar?by=form_of_exploitation,sex&show=column_share');
  await step('Orden de las filas', 'De mayor a menor', '/es/explorar?by=form_of_exploitation,sex&show=column_share&sort=size');
  await step(
    'Qué se cuenta',
    'Solicitudes recibidas',
    '/es/explorar?measure=applications&by=form_of_exploitation,sex&show=column_share&sort=size',
  );
  await title(page, 'Solicitudes recibidas por fin de explotación y sexo').waitFor();
  const last = await table(page);
  for (const address of steps.slice(0, -1).reverse()) {
    await page.goBack();
    await page.waitForURL(`**${address}`);
  }
  await title(page, 'Personas acreditadas por grupo de edad y sexo').waitFor();
  for (const address of steps.slice(1)) {
    await page.goForward();
    await page.waitForURL(`**${address}`);
  }
  await title(page, 'Solicitudes recibidas por fin de explotación y sexo').waitFor();
  assert.deepEqual(await table(page), last);
  const names = requests.map((url) => url.match(/\/parts\/[^/]+\/(.*)$/)?.[1] ?? url);
  assert.deepEqual(names, ['applications-base', 'applications-persons', 'applications-rest']);
  await leave(page);
});

test('whoever is given the address sees the same table', async () => {
  const mine = await site.open('/es/explorar');
  await choice(mine, 'Filas').selectOption({ label: 'Nacionalidad' });
  await choice(mine, 'Período').selectOption({ label: '2019-2021' });
  await choice(mine, 'Mostrar').selectOption({ label: '% de la fila' });
  await mine.waitForURL('**/es/explorar?by=nationality,sex&period=2019-2021&show=row_share');
  const theirs = await site.open(mine.url());
  assert.deepEqual(await table(theirs), await table(mine));
  assert.equal(await choice(theirs, 'Mostrar').inputValue(), 'row_share');
  await leave(mine);
  await leave(theirs);
});

test('every number of a table, bases too, is a cell of the release', async () => {
  const page = await site.open(`${AGE_BY_SEX}&period=2019-2021`);
  const { axes, cells } = await site.api.data('by=age_group,sex&period=2019-2021');
  const [ages, sexes] = axes.map(({ items }) => items);
  const published = new Map();
  ages.forEach((age, row) =>
    sexes.forEach((sex, column) => published.set(`${age.label}/${sex.label}`, cells[row * sexes.length + column])),
  );
  const base = 'Con respuesta';
  const label = (text) => (text === 'Con respuesta (base)' ? base : text);
  const { heads, rows } = await table(page);
  const columns = heads.filter((head) => sexes.some((sex) => sex.label === label(head)));
  assert.ok(columns.length >= 3);
  let numbers = 0;
  for (const row of rows) {
    // The base stands above its column's cells in the first line of heads.
    const order = [...columns.filter((head) => label(head) !== base), 'Con respuesta (base)'];
    assert.equal(row.cells.length, order.length, row.head);
    order.forEach((head, place) => {
      const cell = published.get(`${label(row.head)}/${label(head)}`);
      assert.ok(cell, `${row.head} / ${head}`);
      assert.equal(numberOf(row.cells[place]), cell.value ?? null, `${row.head} / ${head}`);
      numbers += 1;
    });
  }
  assert.ok(numbers > 20);
  await leave(page);
});

test('shares of a row are shares of the base that stands beside them', async () => {
  const persons = await site.open(AGE_BY_SEX);
  const counted = await table(persons);
  await choice(persons, 'Mostrar').selectOption({ label: '% de la fila' });
  await persons.waitForURL(`**${AGE_BY_SEX}&show=row_share`);
  const shared = await table(persons);
  assert.match(shared.subtitle, /^Porcentaje de la fila · /);
  const counts = new Map(counted.rows.map(({ head, cells }) => [head, cells]));
  let shares = 0;
  for (const { head, cells } of shared.rows) {
    const base = numberOf(cells.at(-1));
    cells.slice(0, -1).forEach((cell, column) => {
      const part = numberOf(counts.get(head)[column]);
      if (base === null || part === null) {
        assert.equal(percentOf(cell), null, `${head}: no share without a number`);
      } else {
        assert.equal(percentOf(cell), Math.round((part * 100) / base), head);
        shares += 1;
      }
    });
  }
  assert.ok(shares > 8);
  await leave(persons);
});

test('what the release does not combine is shown disabled, with its reason', async () => {
  const page = await site.open('/es/explorar?by=canton');
  const columns = choice(page, 'Columnas');
  const nationality = columns.locator('option[value="nationality"]');
  assert.equal(await nationality.isDisabled(), true);
  assert.match(await nationality.textContent(), /^Nacionalidad \(no se cruza/);
  assert.match(await columns.locator('option[value="canton"]').textContent(), /ya está en las filas/);
  const shares = choice(page, 'Mostrar').locator('option[value="row_share"]');
  assert.equal(await shares.isDisabled(), true);
  await page.goto('/es/explorar?by=age_group,sex&province=1');
  await interactive(page);
  await page.getByText(/La tabla combina 3 variables, el máximo de esta publicación/).waitFor();
  assert.equal(await choice(page, 'Nacionalidad').locator('option:not([disabled])').count(), 1);
  await leave(page);
});

test('rows and columns change places, with what is shown of them', async () => {
  const page = await site.open(`${AGE_BY_SEX}&show=row_share`);
  const swap = page.getByRole('link', { name: 'Intercambiar filas y columnas' }).first();
  await swap.click();
  await page.waitForURL('**/es/explorar?by=sex,age_group&show=column_share');
  assert.equal(await choice(page, 'Filas').inputValue(), 'sex');
  await swap.click();
  await page.waitForURL(`**${AGE_BY_SEX}&show=row_share`);
  await leave(page);
});

test('a click on a row narrows the table to its persons, and Back widens it again', async () => {
  const page = await site.open(AGE_BY_SEX);
  const before = await table(page);
  await page.getByRole('table').getByRole('link', { name: '18 a 24' }).click();
  await page.waitForURL('**/es/explorar?by=sex&age_group=AGE-1824');
  await title(page, 'Personas acreditadas por sexo').waitFor();
  const focused = () => page.evaluate(() => document.activeElement.closest('#table') !== null);
  await page.waitForFunction(() => document.activeElement.closest('#table') !== null);
  assert.ok(await focused(), 'the focus stays with the table');
  await page.goBack();
  await page.waitForURL(`**${AGE_BY_SEX}`);
  await title(page, 'Personas acreditadas por grupo de edad y sexo').waitFor();
  assert.deepEqual(await table(page), before);
  await leave(page);
});

test('a table is built by keys alone', async () => {
  const page = await site.open('/es/explorar');
  const columns = choice(page, 'Columnas');
  await columns.focus();
  await page.keyboard.press('Home');
  await page.waitForURL('**/es/explorar?by=age_group');
  await title(page, 'Personas acreditadas por grupo de edad').waitFor();
  assert.ok(await columns.evaluate((select) => select === document.activeElement), 'the focus stays');
  await leave(page);
});

test('filters travel to the explorer and on, the table stays behind', async () => {
  const page = await site.open('/es/acreditadas?sex=2&province=1');
  const pages = page.getByRole('navigation', { name: 'Páginas' });
  await pages.getByRole('link', { name: 'Explorar' }).click();
  await page.waitForURL('**/es/explorar?sex=2&province=1');
  await title(page, 'Personas acreditadas por grupo de edad').waitFor();
  await choice(page, 'Orden de las filas').selectOption({ label: 'De mayor a menor' });
  await page.waitForURL('**/es/explorar?by=age_group&sex=2&province=1&sort=size');
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL('**/en/explore?by=age_group&sex=2&province=1&sort=size');
  await page.getByRole('heading', { level: 3, name: 'Accredited persons by age group' }).waitFor();
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Accredited persons' }).click();
  await page.waitForURL('**/en/accredited?sex=2&province=1');
  await leave(page);
});

test('without scripts a table is built by a plain form, to one spelling of its address', async () => {
  const page = await site.openBare('/es/explorar');
  await choice(page, 'Filas').selectOption({ label: 'Provincia de residencia' });
  await choice(page, 'Columnas').selectOption({ label: 'Sexo' });
  await choice(page, 'Mostrar').selectOption({ label: '% de la columna' });
  await choice(page, 'Período').selectOption({ label: '2019-2021' });
  await page.getByRole('button', { name: 'Ver la tabla' }).click();
  assert.equal(pathOf(page), '/es/explorar?by=province,sex&period=2019-2021&show=column_share');
  const live = await site.open(pathOf(page));
  assert.deepEqual(await table(page), await table(live));
  await leave(live);
  // What shares took away with the columns is no longer in the address.
  await choice(page, 'Filas').selectOption({ label: 'Nacionalidad' });
  await choice(page, 'Columnas').selectOption({ label: 'Ninguna' });
  await page.getByRole('button', { name: 'Ver la tabla' }).click();
  assert.equal(pathOf(page), '/es/explorar?by=nationality&period=2019-2021');
  await leave(page);
});

test('a wide table moves within its box, and its heads stay in sight', async () => {
  const page = await site.open('/es/explorar?by=province,nationality', { viewport: { width: 390, height: 844 } });
  const box = page.getByRole('region', { name: /nacionalidad$/ }).last();
  await box.scrollIntoViewIfNeeded();
  const head = page.getByRole('rowheader', { name: 'San José' });
  const before = await head.boundingBox();
  const moved = await box.evaluate((element) => {
    element.scrollLeft = 300;
    return element.scrollLeft;
  });
  assert.equal(moved, 300);
  const after = await head.boundingBox();
  assert.ok(Math.abs(after.x - before.x) < 2, 'the first column stays');
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(sideways <= 0, `the page is ${sideways} wider than the screen`);
  await leave(page);
});

// Addresses written by hand: path, status, what the page says, and what works.
const IMPOSSIBLE = [
  ['/es/explorar?by=age_group,sex,province', 400, /dos variables como máximo/, '/es/explorar?by=age_group,sex'],
  ['/es/explorar?rows=sex&columns=sex', 400, /«sex» aparece más de una vez/, '/es/explorar?by=sex'],
  ['/en/explore?by=sex&show=median', 400, /“median” is not a value of “show”/, '/en/explore?by=sex'],
  ['/es/explorar?by=canton,nationality', 422, /no cruza «Nacionalidad» y «Cantón de residencia»/, '/es/explorar?by=nationality'],
  [
    '/es/explorar?by=age_group,sex&period=2021&province=1',
    422,
    /cruza como máximo 3/,
    '/es/explorar?by=age_group,sex&period=2021',
  ],
  ['/es/explorar?by=shoe_size', 400, /No hay ninguna variable «shoe_size»/, '/es/explorar'],
];

for (const [path, status, reason, nearest] of IMPOSSIBLE) {
  test(`${path} is answered by what is wrong, and by the nearest that works`, async () => {
    const page = await site.blank();
    const answer = await page.goto(path);
    assert.equal(answer.status(), status);
    await interactive(page);
    await page.getByText(reason).waitFor();
    await page.locator(`main a[href="${nearest}"]`).click();
    await page.waitForURL(`**${nearest}`);
    await page.locator('#table table').waitFor();
    await leave(page, { expected: [/the server responded with a status of 4/] });
  });
}
