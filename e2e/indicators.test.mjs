// Readers of the catalogue: find an indicator, read it, take its numbers away.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { leave } from './browser.mjs';
import { heading, useSite } from './story.mjs';

const site = useSite();


const addressOf = (page) => new URL(page.url());
const names = (page) => page.locator('.catalogue__name').allTextContents();

test('a reader finds an indicator, breaks it down, filters it, takes its file and goes back', async () => {
  const page = await site.open('/es');
  await page.getByRole('link', { name: 'Indicadores', exact: true }).click();
  await heading(page, 'Indicadores').waitFor();
  await page.getByRole('searchbox', { name: 'Buscar un indicador' }).fill('tasa de acreditación');
  await page.getByRole('status').filter({ hasText: 'para «tasa de acreditación»' }).waitFor();
  assert.equal((await names(page))[0], 'Tasa de acreditación');
  assert.equal(addressOf(page).searchParams.get('q'), 'tasa de acreditación');

  await page.getByRole('link', { name: 'Tasa de acreditación', exact: true }).click();
  await heading(page, 'Tasa de acreditación').waitFor();
  await page.getByRole('region', { name: 'Serie por año' }).first().waitFor();

  await page.getByRole('navigation', { name: 'Desglosar por' }).getByRole('link', { name: 'Grupo de edad' }).click();
  await page.getByRole('heading', { level: 2, name: 'Por grupo de edad' }).waitFor();
  assert.equal(addressOf(page).searchParams.get('by'), 'age_group');

  await page.getByRole('combobox', { name: 'Provincia de residencia' }).selectOption({ label: 'San José' });
  await page.getByRole('button', { name: 'Aplicar' }).click();
  await page.getByRole('link', { name: 'Quitar el filtro Provincia de residencia: San José' }).waitFor();
  assert.equal(addressOf(page).search, '?by=age_group&province=1');
  await page.getByRole('navigation', { name: 'Ruta' }).getByText('Costa Rica').waitFor();

  await page.locator('#breakdown').getByText('Descargar y citar').click();
  const file = page.locator('#breakdown').getByRole('link', { name: 'CSV' });
  const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
  assert.match(download.suggestedFilename(), /^atalaya_2025-12_ACC-RATE_age_group_es\.csv$/);

  await page.goBack();
  await page.getByText('Sin filtros: se muestran todas las personas.').waitFor();
  await page.goForward();
  await page.getByRole('link', { name: 'Quitar el filtro Provincia de residencia: San José' }).click();
  await page.getByText('Sin filtros: se muestran todas las personas.').waitFor();
  assert.equal(addressOf(page).search, '?by=age_group');
  await leave(page);
});

test('what a page of an indicator says is what its file holds', async () => {
  const page = await site.open('/en/indicators/ACC-S-F?by=province');
  const shown = await page.locator('#breakdown tbody tr').evaluateAll((rows) =>
    rows
      .filter((row) => row.querySelector('td'))
      .map((row) => [row.querySelector('th').textContent.trim(), row.querySelector('td').textContent.trim()]),
  );
  const answer = await fetch(`${site.address}/api/v1/indicators/ACC-S-F?by=province&lang=en`);
  const { points } = await answer.json();
  assert.ok(shown.length >= 7);
  for (const [name, text] of shown) {
    const { value } = points.find(({ label }) => label === name);
    const { status, value: number } = value.state;
    const written = status === 'published' ? `${Math.round(number)}%` : null;
    if (written) assert.ok(Math.abs(parseInt(text, 10) - number) <= 0.5, `${name}: ${text} for ${number}`);
    else assert.doesNotMatch(text, /\d+%/, `${name}: ${text}`);
  }
  await leave(page);
});

test('a row of a table filters the page by it, and a chosen one is taken away', async () => {
  const page = await site.open('/es/indicadores/ACC-N?by=sex');
  await page.locator('#breakdown').getByRole('link', { name: 'Mujer', exact: true }).click();
  await page.getByRole('link', { name: 'Quitar el filtro Sexo: Mujer' }).waitFor();
  assert.equal(addressOf(page).search, '?by=sex&sex=2');
  await page.locator('#breakdown').getByRole('link', { name: 'Mujer', exact: true }).click();
  await page.getByText('Sin filtros').waitFor();
  await leave(page);
});

test('filters travel from the pages of figures into the catalogue, and only where they can be applied', async () => {
  const page = await site.open('/es/acreditadas?sex=2&province=1');
  await page.getByRole('link', { name: 'Indicadores', exact: true }).click();
  await heading(page, 'Indicadores').waitFor();
  assert.equal(addressOf(page).search, '?sex=2&province=1');
  const href = (id) => page.locator(`a[href^="/es/indicadores/${id}?"]`).first().getAttribute('href');
  assert.equal(await href('ACC-N'), '/es/indicadores/ACC-N?sex=2&province=1');
  // It is about sex itself.
  assert.equal(await href('ACC-S-F'), '/es/indicadores/ACC-S-F?province=1');
  await page.getByRole('link', { name: 'Hechos' }).click();
  await heading(page, 'Cómo ocurrieron los hechos').waitFor();
  assert.equal(addressOf(page).search, '?sex=2&province=1');
  await leave(page);
});

test('without scripts the same is done by forms and links', async () => {
  const page = await site.openBare('/en/indicators');
  await page.getByRole('searchbox', { name: 'Search for an indicator' }).fill('working days');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByText('indicators for “working days”').waitFor();
  await page.getByRole('link', { name: 'Median working days to decision' }).click();
  await heading(page, 'Median working days to decision').waitFor();
  assert.match(await page.locator('.indicator__number').textContent(), /working days/);
  await page.getByRole('combobox', { name: 'Sex', exact: true }).selectOption({ label: 'Female' });
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('link', { name: 'Remove the filter Sex: Female' }).waitFor();
  await page.getByRole('link', { name: 'Español' }).click();
  await heading(page, 'Mediana de días hábiles hasta la resolución').waitFor();
  assert.equal(addressOf(page).searchParams.get('sex'), '2');
  await leave(page);
});

test('by keyboard alone a reader searches, opens an indicator and chooses a breakdown', async () => {
  const page = await site.open('/es/indicadores');
  const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
  const tabTo = async (wanted) => {
    for (let press = 0; press < 60; press += 1) {
      await page.keyboard.press('Tab');
      if (wanted.test(await focused())) return;
    }
    assert.fail(`no way to ${wanted} by keyboard`);
  };
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('ods 16.2.2');
  await page.keyboard.press('Enter');
  await page.getByText('para «ods 16.2.2»').waitFor();
  await tabTo(/^ODS 16\.2\.2: víctimas de trata/);
  await page.keyboard.press('Enter');
  await heading(page, 'ODS 16.2.2: víctimas de trata por cada 100 000 habitantes').waitFor();
  await page.goto('/es/indicadores/ACC-N');
  await tabTo(/^Nacionalidad$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: 'Por nacionalidad' }).waitFor();
  await leave(page);
});

test('a search without results says so and offers the whole catalogue', async () => {
  const page = await site.open('/es/indicadores?q=xyzzy');
  await page.getByText('Ningún indicador para «xyzzy»').waitFor();
  await page.locator('.catalogue__nothing').getByRole('link', { name: 'Ver todos' }).click();
  await page.getByText('100 indicadores').waitFor();
  await leave(page);
});

test('an indicator that there is not leads to those with the nearest names', async () => {
  const page = await site.open('/es/indicadores/ACC-S-MINOR');
  await heading(page, 'Este indicador no existe').waitFor();
  await page.getByRole('link', { name: 'Menores de edad entre las personas acreditadas' }).click();
  await heading(page, 'Menores de edad entre las personas acreditadas').waitFor();
  await leave(page, { expected: [/status of 404/] });
});

test('back from a page of figures the indicator stands as it was', async () => {
  const page = await site.open('/es/indicadores/ACC-RATE?by=sex');
  await page.getByRole('link', { name: 'Hechos' }).click();
  await heading(page, 'Cómo ocurrieron los hechos').waitFor();
  await page.goBack();
  await heading(page, 'Tasa de acreditación').waitFor();
  assert.equal(addressOf(page).search, '?by=sex');
  await leave(page);
});

test('on a phone nothing of an indicator is wider than the screen, and its chart is there', async () => {
  const page = await site.open('/es/indicadores/APP-DEC-MED', { viewport: { width: 360, height: 740 } });
  const chart = page.locator('#series .chart-svg').first();
  // What was not drawn in time for one visit is there for another.
  for (let visit = 0; visit < 20 && (await chart.count()) === 0; visit += 1) await page.reload();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 360, `${width}`);
  await chart.waitFor({ state: 'attached' });
  await leave(page);
});

test('a term opens its definition in place, by click and by key, one at a time', async () => {
  const page = await site.open('/es/acreditadas');
  const head = page.locator('.page__head');
  const term = (name) => head.locator('.term', { hasText: name });
  await head.getByText('Persona acreditada', { exact: true }).click();
  await head.getByText('Una persona a quien la autoridad acreditó').waitFor();
  await term('Dato reservado').locator('summary').focus();
  await page.keyboard.press('Enter');
  await head.getByText('nunca debe leerse como cero').waitFor();
  assert.equal(await page.locator('.term[open]').count(), 1);
  await term('Dato reservado').getByRole('link', { name: 'Ver en el glosario' }).click();
  await heading(page, 'Metodología').waitFor();
  assert.equal(addressOf(page).hash, '#term-withheld');
  assert.ok(await page.locator('#term-withheld').isVisible());
  await leave(page);
});

test('the words of a figure open beneath it', async () => {
  const page = await site.open('/es/acreditadas?sex=2');
  const notes = page.locator('#age .figure__notes');
  await notes.getByText('Base', { exact: true }).click();
  await notes.getByText('Las personas de las que se toma un porcentaje').waitFor();
  const more = notes.locator('.term[open]').getByRole('link', { name: 'Ver en el glosario' });
  assert.equal(await more.getAttribute('href'), '/es/metodologia?sex=2#term-base');
  await leave(page);
});

test('without scripts a term opens all the same', async () => {
  const page = await site.openBare('/en/events');
  await page.getByText('Form of exploitation', { exact: true }).first().click();
  await page.getByText('What the person was exploited for').waitFor();
  await leave(page);
});

test('the contents of the method lead to its parts', async () => {
  const page = await site.open('/en/method');
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'How to cite' }).click();
  assert.equal(addressOf(page).hash, '#cite');
  await page.getByText('release 2025-12').or(page.getByText('Release 2025-12')).first().waitFor();
  await leave(page);
});

test('an old release is opened from the list, says so, and leads to the same page of the newest', async () => {
  const page = await site.open('/es/publicaciones?sex=2');
  await page.locator('#release-2024-12').getByRole('link', { name: 'Abrir el tablero con ella' }).click();
  await page.getByText('Está viendo una publicación anterior.').waitFor();
  await page.getByRole('link', { name: 'Personas acreditadas', exact: true }).click();
  await heading(page, 'Personas acreditadas').waitFor();
  assert.equal(addressOf(page).search, '?sex=2&release=2024-12');
  await page.getByRole('link', { name: 'Ver la más reciente' }).click();
  await heading(page, 'Personas acreditadas').waitFor();
  await page.waitForURL((address) => address.search === '?sex=2');
  assert.equal(await page.getByText('Está viendo una publicación anterior.').count(), 0);
  await leave(page);
});

test('a reader who filters an indicator stays where she was, also at the keyboard, and Back undoes it', async () => {
  const page = await site.open('/es/indicadores/ACC-RATE?by=sex');
  const topOf = (id) => page.locator(`#${id}`).evaluate((section) => section.getBoundingClientRect().top);
  const focused = (text) => page.waitForFunction((text) => document.activeElement.textContent.trim() === text, text);
  const row = page.locator('#breakdown').getByRole('link', { name: 'Mujer', exact: true });
  await row.scrollIntoViewIfNeeded();
  const before = await topOf('breakdown');
  await row.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Quitar el filtro Sexo: Mujer' }).waitFor();
  await page.waitForLoadState('load');
  assert.ok(Math.abs((await topOf('breakdown')) - before) < 2, `${await topOf('breakdown')} after ${before}`);
  await focused('Mujer');

  await page.getByRole('combobox', { name: 'Provincia de residencia' }).selectOption({ label: 'San José' });
  const apply = page.getByRole('button', { name: 'Aplicar' });
  await apply.scrollIntoViewIfNeeded();
  const filters = await topOf('filters');
  await apply.click();
  await page.getByRole('link', { name: 'Quitar el filtro Provincia de residencia: San José' }).waitFor();
  await page.waitForLoadState('load');
  assert.ok(Math.abs((await topOf('filters')) - filters) < 2, `${await topOf('filters')} after ${filters}`);
  await focused('Aplicar');

  await page.goBack();
  await page.getByRole('link', { name: 'Quitar el filtro Sexo: Mujer' }).waitFor();
  assert.equal(addressOf(page).search, '?by=sex&sex=2');
  await page.goBack();
  await page.getByText('Sin filtros: se muestran todas las personas.').waitFor();
  await leave(page);
});

test('without scripts a filtered page begins at its filters', async () => {
  const page = await site.openBare('/es/indicadores/ACC-RATE');
  await page.getByRole('combobox', { name: 'Sexo', exact: true }).selectOption({ label: 'Mujer' });
  await page.getByRole('button', { name: 'Aplicar' }).click();
  await page.getByRole('link', { name: 'Quitar el filtro Sexo: Mujer' }).waitFor();
  assert.deepEqual([addressOf(page).search, addressOf(page).hash], ['?sex=2', '#filters']);
  await leave(page);
});
