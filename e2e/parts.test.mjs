// A page loads what its figures can ask for, and no more of the release.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { interactive, leave } from './browser.mjs';
import { useSite } from './story.mjs';

const site = useSite();

/** A page that takes note of the parts it asks for. */
async function watched(path) {
  const page = await site.blank();
  const names = [];
  page.on('request', (request) => {
    const [, name] = request.url().match(/\/parts\/[^/]+\/([^/?]+)$/) ?? [];
    if (name) names.push(name);
  });
  await page.goto(path);
  await interactive(page);
  return { page, names };
}

const goTo = async (page, name) => {
  await page.getByRole('navigation', { name: 'Páginas' }).getByRole('link', { name }).click();
};

test('a page of applications loads nothing of accredited persons', async () => {
  const { page, names } = await watched('/es/solicitudes');
  assert.ok(names.includes('head'));
  assert.deepEqual(names.filter((name) => name.startsWith('accredited')), []);
  assert.equal(new Set(names).size, names.length, 'each once');
  await leave(page);
});

test('going on loads what is missing, once, and going back loads nothing', async () => {
  const { page, names } = await watched('/es/solicitudes');
  const before = names.length;
  await goTo(page, 'Hechos');
  await page.getByRole('heading', { level: 1, name: 'Cómo ocurrieron los hechos' }).waitFor();
  await page.locator('section.figure').first().waitFor();
  const added = names.slice(before);
  assert.ok(added.length > 0);
  assert.ok(added.every((name) => name.startsWith('accredited-')), added.join());
  await page.goBack();
  await page.waitForURL(/solicitudes$/);
  await page.goForward();
  await page.waitForURL(/eventos$/);
  assert.equal(names.length, before + added.length);
  assert.equal(new Set(names).size, names.length, 'each once');
  await leave(page);
});
