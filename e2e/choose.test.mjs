// A visitor chooses by pointing at what a figure shows, and learns where the
// release ends.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { interactive, leave } from './browser.mjs';
import { readFigures } from './reading.mjs';
import { chip, choice, figure, province, useSite } from './story.mjs';

const site = useSite();


/** The middle of the longest bar that a chart drew. */
async function longestBar(figure) {
  // A chart is drawn once it comes near to being seen.
  const canvas = figure.locator('.chart-host__canvas');
  await canvas.scrollIntoViewIfNeeded();
  await canvas.locator('svg text').first().waitFor();
  return canvas.evaluate((box) => {
    const filled = [...box.querySelectorAll('svg path')].filter((path) => {
      const fill = path.getAttribute('fill');
      return fill && fill !== 'none' && fill !== 'transparent';
    });
    const places = filled.map((path) => path.getBoundingClientRect());
    const bars = places.filter(({ height, width }) => height > 8 && height < 60 && width > 20);
    const { x, y, width, height } = bars.reduce((longest, bar) => (bar.width > longest.width ? bar : longest));
    return { x: x + width / 2, y: y + height / 2 };
  });
}

test('a click on a bar filters the other figures, a second one takes it back', async () => {
  const page = await site.open('/es/acreditadas');
  const sexes = figure(page, 'Personas acreditadas por sexo');
  const before = await readFigures(page);
  const bar = await longestBar(sexes);
  await page.mouse.click(bar.x, bar.y);
  await page.waitForURL('**/es/acreditadas?sex=2');
  await chip(page, 'Sexo: Mujer').waitFor();

  const byId = (figures) => new Map(figures.map((figure) => [figure.id, figure]));
  const [then, now] = [byId(before), byId(await readFigures(page))];
  const numbers = ({ rows }) => rows.map(({ cells }) => cells);
  assert.deepEqual(numbers(now.get('sex')), numbers(then.get('sex')), 'the clicked figure keeps its context');
  assert.notDeepEqual(numbers(now.get('age')), numbers(then.get('age')));

  const again = await longestBar(sexes);
  await page.mouse.click(again.x, again.y);
  await page.waitForURL('**/es/acreditadas');
  await chip(page, 'Sexo: Mujer').waitFor({ state: 'detached' });
  assert.deepEqual(await readFigures(page), before);
  await leave(page);
});

test('arrow keys walk the bars of a chart, are heard, and Enter filters', async () => {
  const page = await site.open('/es/acreditadas');
  const sexes = figure(page, 'Personas acreditadas por sexo');
  const chart = sexes.getByRole('application', { name: /flechas/ });
  await longestBar(sexes);
  await chart.focus();
  await chart.press('ArrowRight');
  const heard = chart.getByRole('status');
  await heard.filter({ hasText: /Mujer: \d+ personas/ }).waitFor();
  await chart.press('Enter');
  await page.waitForURL('**/es/acreditadas?sex=2');
  await leave(page);
});

test('a click on a province filters, and shows which is chosen', async () => {
  const page = await site.open('/es/acreditadas');
  await province(page, 'San José').click();
  await page.waitForURL('**/es/acreditadas?province=1');
  await chip(page, 'Provincia de residencia: San José').waitFor();
  assert.equal(await province(page, 'San José').getAttribute('aria-pressed'), 'true');
  assert.equal(await province(page, 'Limón').getAttribute('aria-pressed'), 'false');
  await province(page, 'Limón').click();
  await page.waitForURL('**/es/acreditadas?province=7');
  await province(page, 'Limón').click();
  await page.waitForURL('**/es/acreditadas');
  await leave(page);
});

test('a province is chosen by the keyboard alone, and keeps the focus', async () => {
  const page = await site.open('/es/acreditadas');
  await province(page, 'Puntarenas').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/es/acreditadas?province=6');
  await chip(page, 'Provincia de residencia: Puntarenas').waitFor();
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  assert.match(await focused(), /^Puntarenas:/);
  await page.keyboard.press('Space');
  await page.waitForURL('**/es/acreditadas');
  assert.match(await focused(), /^Puntarenas:/);
  await leave(page);
});

test('the row of a table filters too', async () => {
  const page = await site.open('/es/solicitudes');
  const sexes = figure(page, 'Solicitudes recibidas por sexo');
  await sexes.getByRole('button', { name: 'Tabla' }).click();
  await sexes.getByRole('link', { name: 'Mujer', exact: true }).click();
  await page.waitForURL('**/es/solicitudes?sex=2');
  await sexes.getByRole('table').waitFor();
  await leave(page);
});

test('where no further filter has room, none is offered, and it is said why', async () => {
  const page = await site.open('/es/acreditadas?period=2019-2021&sex=2');
  const nationality = choice(page, 'Nacionalidad');
  assert.equal(await nationality.locator('option:not([disabled])').count(), 1, 'only “all” is left');
  await page.getByText(/^No cabe otro filtro: esta publicación cruza como máximo 3 variables/).waitFor();
  await page.getByRole('link', { name: 'Quitar el filtro Sexo: Mujer' }).click();
  await page.waitForURL('**/es/acreditadas?period=2019-2021');
  await page.getByText(/^No cabe otro filtro/).waitFor({ state: 'detached' });
  assert.ok((await nationality.locator('option:not([disabled])').count()) > 1);
  await leave(page);
});

test('a variable without room says so itself while others have room', async () => {
  const page = await site.open('/es/acreditadas?period=2019-2021');
  await page.getByText('Más filtros').click();
  const canton = choice(page, 'Cantón de residencia');
  assert.equal(await canton.locator('option:not([disabled])').count(), 1);
  const hint = page.locator(`[id="${(await canton.getAttribute('aria-describedby')).split(' ')[0]}"]`);
  assert.match(await hint.textContent(), /\.$/, 'a sentence with the reason');
  await leave(page);
});

test('a variable of pooled periods says so in each single year that it does not offer', async () => {
  const page = await site.open('/es/acreditadas?gender_identity=GEN-TD');
  const year = choice(page, 'Período').locator('option', { hasText: /^2020/ });
  assert.equal(await year.isDisabled(), true);
  assert.equal((await year.textContent()).trim(), '2020 (solo períodos agrupados)');
  const pool = choice(page, 'Período').locator('option', { hasText: /^2018-2020/ });
  assert.equal(await pool.isDisabled(), false);
  await leave(page);
});

test('a figure that cannot apply a filter says which, and offers the way out', async () => {
  const page = await site.open('/es/acreditadas?period=2019-2021&sex=2');
  const crossed = figure(page, 'Personas acreditadas por lengua materna');
  assert.equal(await crossed.getByText('Esta figura no puede aplicar').count(), 0);
  await page.goto('/es/eventos?period=2019-2021&sex=2');
  await interactive(page);
  const flow = figure(page, 'De la nacionalidad al país de explotación');
  await flow.getByText('Esta figura no puede aplicar todos los filtros.').waitFor();
  await flow.getByRole('link', { name: 'el filtro «Sexo: Mujer»' }).click();
  await page.waitForURL('**/es/eventos?period=2019-2021');
  await flow.getByText('Esta figura no puede aplicar todos los filtros.').waitFor({ state: 'detached' });
  await leave(page);
});

// Addresses written by hand: path, status, and what the page says.
const IMPOSSIBLE = [
  ['/es/acreditadas?period=2020&canton=101', 422, /se publica solo para períodos agrupados/],
  ['/es/acreditadas?period=2020&sex=2&age_group=AGE-MIN&province=1', 422, /cruza como máximo 3/],
  ['/es/acreditadas?color=blue', 400, /No hay ninguna variable «color»/],
  ['/es/acreditadas?sex=99', 404, /no tiene ninguna categoría ni grupo declarado «99»/],
  ['/en/accredited?sex=2&sex=1', 400, /“sex” is given more than once/],
  ['/en/accredited?release=1999-01', 404, /There is no release 1999-01/],
  ['/es/solicitudes?by=sex', 400, /Las páginas no aceptan la clave «by»/],
];

for (const [path, status, reason] of IMPOSSIBLE) {
  test(`${path} is answered by what is wrong, and by the nearest that works`, async () => {
    const page = await site.blank();
    const answer = await page.goto(path);
    assert.equal(answer.status(), status);
    await interactive(page);
    await page.getByText(reason).waitFor();
    const main = page.getByRole('main');
    const nearest = main.getByRole('link').first();
    const target = await nearest.getAttribute('href');
    await nearest.click();
    await page.waitForURL(`**${target}`);
    await page.locator('section.figure').first().waitFor();
    const again = await fetch(site.address + target);
    assert.equal(again.status, 200);
    // Chromium reports the status of the document itself.
    await leave(page, { expected: [/the server responded with a status of 4/] });
  });
}

test('an address that is no page says so, and shows the pages that there are', async () => {
  const page = await site.blank();
  const answer = await page.goto('/es/inventada');
  assert.equal(answer.status(), 404);
  await interactive(page);
  await page.getByRole('heading', { name: 'Esta página no existe' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Hechos' }).click();
  await page.waitForURL('**/es/eventos');
  await leave(page, { expected: [/the server responded with a status of 404/] });
});
