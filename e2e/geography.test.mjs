// A visitor of an installation whose operator loaded the shapes of the cantons.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { interactive, leave } from './browser.mjs';
import { demoWorkplace } from './program.mjs';
import { heading, useSite } from './story.mjs';

/** How many cantons there are in each province. */
const CANTONS = [20, 16, 8, 10, 11, 13, 6];

/** An invented country: a square for each canton. */
function country() {
  const features = CANTONS.flatMap((count, province) =>
    Array.from({ length: count }, (_, canton) => {
      const [west, south] = [-85 + (canton % 5) / 5, 8.5 + province * 0.4 + Math.floor(canton / 5) / 10];
      const [east, north] = [west + 0.2, south + 0.1];
      const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
      return {
        type: 'Feature',
        properties: { code: String((province + 1) * 100 + canton + 1) },
        geometry: { type: 'Polygon', coordinates: [ring] },
      };
    }),
  );
  return { type: 'FeatureCollection', features };
}

const site = useSite({
  serve: () =>
    demoWorkplace({}, (workplace) => {
      const file = join(workplace.folder, 'cantons.geojson');
      writeFileSync(file, JSON.stringify(country()));
      workplace.run('geography', 'load', file);
    }),
});

/** The name and the value of each canton of the map. */
const spoken = (page) =>
  page.getByRole('group', { name: 'Mapa de los cantones' }).getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('aria-label')));

test('the cantons are a map that says the numbers of the table, before scripts and after', async () => {
  const bare = await site.openBare('/es/mapa/1');
  const before = await spoken(bare);
  assert.equal(before.length, 20);
  await leave(bare);
  const page = await site.open('/es/mapa/1');
  assert.deepEqual(await spoken(page), before);
  assert.ok(before.some((text) => /^San José: [\d.]+ personas/.test(text)), before.join('\n'));
  await leave(page);
});

for (const [how, choose] of [
  ['by mouse', (_, link) => link.click()],
  ['by the keyboard', async (page, link) => {
    await link.focus();
    await page.keyboard.press('Enter');
  }],
]) {
  test(`a canton of the map leads to its page without a request: ${how}`, async () => {
    const page = await site.open('/es/mapa?sex=2');
    let requests = 0;
    page.on('request', () => {
      requests += 1;
    });
    await choose(page, page.getByRole('link', { name: /^San José: / }));
    await heading(page, 'Provincia de San José').waitFor();
    const map = page.getByRole('group', { name: 'Mapa de los cantones' });
    await choose(page, map.getByRole('link', { name: /^Escazú: / }));
    await page.waitForURL('**/es/mapa/1/102?sex=2');
    await heading(page, 'Cantón de Escazú').waitFor();
    assert.equal(requests, 0);
    await leave(page);
  });
}

test('whoever comes from another page has the shapes fetched once', async () => {
  const page = await site.open('/es');
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.getByRole('link', { name: /^Mapa/ }).first().click();
  await page.getByRole('link', { name: /^San José: / }).click();
  await page.getByRole('group', { name: 'Mapa de los cantones' }).waitFor();
  assert.equal(asked.filter((path) => path.startsWith('/geography/')).length, 1);
  assert.equal(asked.length, 1, asked.join(' '));
  await leave(page);
});

test('where the shapes cannot be had the cantons stay bars', async () => {
  const page = await site.blank();
  await page.route('**/geography/**', (route) => route.abort());
  await page.goto('/es');
  await interactive(page);
  await page.getByRole('link', { name: /^Mapa/ }).first().click();
  await page.getByRole('link', { name: /^San José: / }).click();
  await heading(page, 'Provincia de San José').waitFor();
  await page.locator('#cantons').getByRole('link', { name: 'Escazú' }).waitFor();
  assert.equal(await page.getByRole('group', { name: 'Mapa de los cantones' }).count(), 0);
  await leave(page, { expected: [/net::ERR_FAILED/] });
});
