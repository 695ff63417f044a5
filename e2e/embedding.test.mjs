// The page that says how to embed a figure.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { AxeBuilder } from '@axe-core/playwright';

import { leave } from './browser.mjs';
import { figure, useSite } from './story.mjs';
import { demoWorkplace } from './program.mjs';

const site = useSite({ serve: () => demoWorkplace({ ATALAYA_EMBED_HOSTS: 'https://intranet.example.cr' }) });

const ADDRESS = '/es/incrustar/age?sex=2';
const code = (page, part) => page.getByRole('region', { name: part }).getByRole('region', { name: 'Código para su página' });

test('the menu of a figure leads to its page, with the filters in force', async () => {
  const page = await site.open('/es/acreditadas?sex=2');
  const age = figure(page, 'Personas acreditadas por grupo de edad');
  await age.getByText('Descargar y citar').click();
  await age.getByRole('link', { name: 'Incrustar una figura' }).click();
  await page.waitForURL(`**${ADDRESS}`);
  await page.getByRole('heading', { level: 1, name: 'Incrustar: Personas acreditadas por grupo de edad' }).waitFor();
  await page.frameLocator('iframe').getByText(/Mujer/).first().waitFor();
  await leave(page);
});

test('an option takes effect at once, in preview, code and address', async () => {
  const page = await site.open(ADDRESS);
  await page.getByRole('combobox', { name: 'Idioma de la figura' }).selectOption({ label: 'English' });
  await page.frameLocator('iframe').getByRole('heading', { name: 'Accredited persons by age group' }).waitFor();
  await page.getByRole('combobox', { name: 'Filtros' }).selectOption({ label: 'Fijos, como están ahora' });
  await code(page, /^Elemento/).getByText('locked="1"').waitFor();
  assert.match(await code(page, /^Elemento/).textContent(), /figure="age" filters="sex=2" lang="en" locked="1"/);
  assert.match(await code(page, /^Marco/).textContent(), /embed\/age\?sex=2&amp;lang=en&amp;locked=1"/);
  assert.equal(new URL(page.url()).search, '?sex=2&lang=en&locked=1');
  await leave(page);
});

test('code is copied, and that is said', async () => {
  const page = await site.blank({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(ADDRESS);
  const image = page.getByRole('region', { name: 'Imagen' });
  await image.getByRole('button', { name: 'Copiar' }).first().click();
  await image.getByText('Copiado.').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^<a href="http.*<img src="http[^"]*\/embed\/age\.svg\?sex=2"/s);
  await leave(page);
});

test('without scripts the options are a plain form', async () => {
  const page = await site.openBare(ADDRESS);
  await page.getByRole('combobox', { name: 'Colores' }).selectOption({ label: 'Oscuros' });
  await page.getByRole('combobox', { name: 'Cifras' }).selectOption({ label: 'Las de la publicación 2025-12, sin cambios' });
  await page.getByRole('button', { name: 'Aplicar las opciones' }).click();
  assert.equal(new URL(page.url()).search, '?sex=2&release=2025-12&theme=dark');
  assert.match(await code(page, /^Elemento/).textContent(), /theme="dark" release="2025-12"/);
  await leave(page);
});

test('the page has no serious finding of axe, and fits on a narrow screen', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await site.open(ADDRESS, { colorScheme, viewport: { width: 320, height: 700 } });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    assert.deepEqual(grave.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]), []);
    // What axe itself does in a frame that has no origin.
    await leave(page, { expected: [/inline style/, /preload assets/] });
  }
});
