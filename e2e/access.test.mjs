// The pages for everybody: axe's rules, narrow screens, dark rooms, keyboards.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { AxeBuilder } from '@axe-core/playwright';

import { leave } from './browser.mjs';
import { LANGUAGES, PAGES } from './site.mjs';
import { useSite } from './story.mjs';

const site = useSite();


/** Serious and critical findings, each in a line. */
async function findings(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
}

for (const colorScheme of ['light', 'dark']) {
  for (const language of LANGUAGES) {
    test(`no page has a serious finding of axe: ${language}, ${colorScheme}`, async () => {
      for (const page of PAGES) {
        const visited = await site.open(page[language], { colorScheme });
        assert.deepEqual(await findings(visited), [], page[language]);
        await leave(visited);
      }
    });
  }
}

test('neither has a filtered page, with its tables shown', async () => {
  const page = await site.open('/es/acreditadas?period=2019-2021&sex=2');
  for (const table of await page.getByRole('button', { name: 'Tabla' }).all()) await table.click();
  assert.deepEqual(await findings(page), []);
  await leave(page);
});

test('neither has a page in which the interactive half is off', async () => {
  const page = await site.blank();
  await page.route('**/parts/**', (route) => route.abort());
  await page.goto('/es/eventos');
  await page.getByText('El modo interactivo está desactivado').waitFor();
  assert.deepEqual(await findings(page), []);
  await leave(page, { expected: [/ERR_FAILED/, /interactive mode is off/] });
});

test('neither has a page that says what is wrong', async () => {
  for (const path of ['/es/acreditadas?color=blue', '/es/nada']) {
    const page = await site.open(path);
    assert.deepEqual(await findings(page), [], path);
    await leave(page, { expected: [/the server responded with a status of 40/] });
  }
});

test('no page scrolls sideways on a phone of 360 pixels', async () => {
  for (const language of LANGUAGES) {
    for (const { [language]: path } of PAGES) {
      const page = await site.open(path, { viewport: { width: 360, height: 740 } });
      const { content, screen } = await page.evaluate(() => ({
        content: document.documentElement.scrollWidth,
        screen: document.documentElement.clientWidth,
      }));
      assert.ok(content <= screen, `${path}: ${content} wide on ${screen}`);
      await leave(page);
    }
  }
});

test('a reader chooses dark, and the next visit is dark from its first paint', async () => {
  const page = await site.open('/es');
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.getByRole('button', { name: 'Oscura' }).click();
  const dark = await paper();
  assert.notEqual(dark, light);
  await page.goto('/es/eventos', { waitUntil: 'commit' });
  await page.locator('main').waitFor();
  assert.equal(await paper(), dark);
  await leave(page);
});

test('the first keys lead past the head of the page', async () => {
  const page = await site.open('/es/acreditadas');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Saltar al contenido' });
  assert.ok(await skip.evaluate((link) => link === document.activeElement));
  await page.keyboard.press('Enter');
  assert.ok(await page.getByRole('main').evaluate((main) => main === document.activeElement));
  await leave(page);
});

test('a change of filters is read aloud', async () => {
  const page = await site.open('/es/acreditadas');
  await page.getByRole('combobox', { name: 'Sexo', exact: true }).selectOption({ label: 'Mujer' });
  await page.getByRole('status').filter({ hasText: 'Figuras actualizadas: Sexo: Mujer.' }).waitFor();
  await leave(page);
});

test('the first page reads as this outline', async () => {
  const page = await site.open('/es');
  const outline = await page.locator('body').ariaSnapshot();
  const headings = outline.match(/(?<=- )heading "[^"]*" \[level=\d\]/g);
  assert.deepEqual(headings, [
    'heading "Solicitudes recibidas y personas acreditadas" [level=1]',
    'heading "Figuras" [level=2]',
    'heading "Solicitudes recibidas y personas acreditadas por año" [level=3]',
    'heading "Tasa de acreditación por año" [level=3]',
  ]);
  for (const landmark of ['banner', 'navigation "Páginas"', 'main', 'contentinfo', 'region "Filtros"']) {
    assert.match(outline, new RegExp(`- ${landmark}:`), landmark);
  }
  await leave(page);
});
