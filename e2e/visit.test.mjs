// A visitor looks at the dashboard, narrows it down and passes on what it shows.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { interactive, leave } from './browser.mjs';
import { readFigures, readTiles } from './reading.mjs';
import { chip, choice, useSite } from './story.mjs';

const FILTERED = '/es/acreditadas?period=2019-2021&sex=2';

const site = useSite();


/** The headline number of accredited persons under these filters, as the API gives it. */
async function accredited(filters) {
  const { cells } = await site.api.data(`measure=accredited&${filters}`);
  return String(cells[0].value);
}

test('the address of the site leads to the first page in the language of the reader', async () => {
  for (const [locale, path] of [['es-CR', '/es'], ['en-GB', '/en']]) {
    const page = await site.blank({ locale });
    await page.goto('/');
    assert.equal(new URL(page.url()).pathname, path);
    assert.equal(await page.locator('html').getAttribute('lang'), path.slice(1));
    await interactive(page);
    await leave(page);
  }
});

test('the page says that its data are invented, and from which release they are', async () => {
  const page = await site.open('/es');
  await page.getByText('Datos inventados de demostración', { exact: true }).waitFor();
  const facts = await page.getByRole('contentinfo').innerText();
  assert.match(facts, /2025-12/);
  assert.match(facts, /31\/12\/2025/);
  await leave(page);
});

test('a visitor filters by sex and by a pooled period, and takes it back', async () => {
  const page = await site.open('/es/acreditadas');
  await choice(page, 'Sexo').selectOption({ label: 'Mujer' });
  await page.waitForURL('**/es/acreditadas?sex=2');
  await chip(page, 'Sexo: Mujer').waitFor();
  await choice(page, 'Período').selectOption({ label: '2019-2021' });
  await page.waitForURL(`**${FILTERED}`);
  await chip(page, 'Período: 2019-2021').waitFor();
  const tiles = await readTiles(page);
  assert.equal(tiles['Personas acreditadas'], await accredited('period=2019-2021&sex=2'));

  await chip(page, 'Período: 2019-2021').click();
  await page.waitForURL('**/es/acreditadas?sex=2');
  assert.equal(await choice(page, 'Período').inputValue(), '');

  await chip(page, 'Sexo: Mujer').click();
  await page.waitForURL('**/es/acreditadas');
  await page.getByText('Sin filtros: se muestran todas las personas.').waitFor();
  await leave(page);
});

test('all filters are cleared at once', async () => {
  const page = await site.open(FILTERED);
  await page.getByRole('link', { name: 'Quitar todos' }).click();
  await page.waitForURL('**/es/acreditadas');
  assert.equal(await choice(page, 'Sexo').inputValue(), '');
  await leave(page);
});

test('Back undoes each choice and Forward does it again', async () => {
  const page = await site.open('/es/acreditadas');
  const unfiltered = await readFigures(page);
  await choice(page, 'Sexo').selectOption({ label: 'Mujer' });
  await chip(page, 'Sexo: Mujer').waitFor();
  await choice(page, 'Período').selectOption({ label: '2019-2021' });
  await chip(page, 'Período: 2019-2021').waitFor();
  const filtered = await readFigures(page);

  await page.goBack();
  await chip(page, 'Período: 2019-2021').waitFor({ state: 'detached' });
  assert.equal(await choice(page, 'Período').inputValue(), '');
  assert.equal(await choice(page, 'Sexo').inputValue(), '2');
  await page.goBack();
  await chip(page, 'Sexo: Mujer').waitFor({ state: 'detached' });
  assert.deepEqual(await readFigures(page), unfiltered);

  await page.goForward();
  await chip(page, 'Sexo: Mujer').waitFor();
  await page.goForward();
  await chip(page, 'Período: 2019-2021').waitFor();
  assert.deepEqual(await readFigures(page), filtered);
  await leave(page);
});

test('a choice moves neither the page nor the focus', async () => {
  const page = await site.open('/es/acreditadas');
  const sex = choice(page, 'Sexo');
  await sex.focus();
  await page.evaluate(() => scrollTo(0, 120));
  await sex.selectOption({ label: 'Mujer' });
  await chip(page, 'Sexo: Mujer').waitFor();
  assert.equal(await page.evaluate(() => scrollY), 120);
  assert.ok(await sex.evaluate((control) => control === document.activeElement));
  await leave(page);
});

test('filters go along to another page, and survive a reload', async () => {
  const page = await site.open(FILTERED);
  await page.getByRole('navigation', { name: 'Páginas' }).getByRole('link', { name: 'Solicitudes' }).click();
  await page.waitForURL('**/es/solicitudes?period=2019-2021&sex=2');
  await page.getByRole('heading', { level: 1, name: 'Solicitudes recibidas' }).waitFor();
  await chip(page, 'Sexo: Mujer').waitFor();
  const before = await readFigures(page);
  await page.reload();
  await interactive(page);
  assert.deepEqual(await readFigures(page), before);
  assert.equal(await choice(page, 'Período').inputValue(), '2019-2021');
  await leave(page);
});

test('whoever is given the address sees the same numbers', async () => {
  const mine = await site.open('/es/acreditadas');
  await choice(mine, 'Sexo').selectOption({ label: 'Mujer' });
  await choice(mine, 'Período').selectOption({ label: '2019-2021' });
  await chip(mine, 'Período: 2019-2021').waitFor();
  const theirs = await site.open(mine.url());
  assert.deepEqual(await readFigures(theirs), await readFigures(mine));
  assert.deepEqual(await readTiles(theirs), await readTiles(mine));
  await leave(mine);
  await leave(theirs);
});

test('a change of language keeps the page and its filters', async () => {
  const page = await site.open(FILTERED);
  const spanish = await readFigures(page);
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL('**/en/accredited?period=2019-2021&sex=2');
  await page.getByRole('heading', { level: 1, name: 'Accredited persons' }).waitFor();
  await page.getByRole('link', { name: 'Remove the filter Sex: Female' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  const english = await readFigures(page);
  const numbers = (figures) => figures.map(({ id, rows }) => [id, rows.map(({ cells }) => cells[0].text)]);
  assert.deepEqual(numbers(english), numbers(spanish));
  await leave(page);
});

test('each page is titled after what it shows', async () => {
  const page = await site.open(FILTERED);
  assert.match(await page.title(), /^2019-2021, Mujer · Personas acreditadas · /);
  await leave(page);
});

test('an earlier release stays readable, says that it is one, and leads to the newest', async () => {
  const page = await site.open('/es/publicaciones');
  await page.getByRole('main').getByRole('link', { name: '2024-12', exact: true }).click();
  await page.waitForURL('**/es?release=2024-12');
  await interactive(page);
  await page.getByText('Está viendo una publicación anterior.').waitFor();
  await choice(page, 'Sexo').selectOption({ label: 'Mujer' });
  await page.waitForURL('**/es?sex=2&release=2024-12');
  await page.getByRole('link', { name: 'Hechos' }).click();
  await page.waitForURL('**/es/eventos?sex=2&release=2024-12');
  await page.getByRole('link', { name: 'Ver la más reciente' }).click();
  await page.waitForURL('**/es/eventos?sex=2');
  await interactive(page);
  assert.equal(await page.getByText('Está viendo una publicación anterior.').count(), 0);
  await leave(page);
});

test('the name of the dashboard leads home, also from an earlier release', async () => {
  const page = await site.open('/es/eventos?release=2024-12');
  await page.getByRole('banner').getByRole('link', { name: /^Tablero/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Solicitudes recibidas y personas acreditadas' }).waitFor();
  assert.ok((await readFigures(page)).length > 0);
  await leave(page);
});
