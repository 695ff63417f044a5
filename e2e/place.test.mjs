// A visitor goes from the country to a province and a canton, and back up.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { interactive, leave } from './browser.mjs';
import { useSite } from './story.mjs';

const site = useSite();

const click = (_, link) => link.click();
const enter = async (page, link) => {
  await link.focus();
  await page.keyboard.press('Enter');
};

/** Waits for a page of the map: its address and its heading. */
async function arrived(page, path, heading) {
  await page.waitForURL(`**${path}`);
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
}

const WAYS = [
  ['by mouse', {}, click],
  ['by the keyboard alone', {}, enter],
  ['on a phone', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }, (_, link) => link.tap()],
  ['without scripts', { javaScriptEnabled: false }, click],
];

test('the country leads to the table of all its cantons, under the filters that it takes', async () => {
  for (const [query, expected] of [
    ['sex=2', 'by=canton&sex=2&sort=size'],
    // The release does not combine them.
    ['nationality=NIC', 'by=canton&sort=size'],
  ]) {
    const page = await site.open(`/es/mapa?${query}`);
    await page.getByRole('link', { name: 'Ver todos los cantones del país, de mayor a menor' }).click();
    await page.waitForURL(`**/es/explorar?${expected}`);
    await page.getByRole('rowheader', { name: 'San José' }).waitFor();
    await leave(page);
  }
});

for (const [how, options, choose] of WAYS) {
  test(`a visitor drills down and comes back with the filters: ${how}`, async () => {
    const page = await site.blank(options);
    await page.goto('/es/mapa?sex=2');
    const scripts = options.javaScriptEnabled !== false;
    if (scripts) await interactive(page);
    let requests = 0;
    page.on('request', () => {
      requests += 1;
    });
    await choose(page, page.getByRole('link', { name: /^San José: / }));
    await arrived(page, '/es/mapa/1?sex=2', 'Provincia de San José');
    await choose(page, page.getByRole('main').getByRole('link', { name: 'Escazú' }).first());
    await arrived(page, '/es/mapa/1/102?sex=2', 'Cantón de Escazú');
    const way = page.getByRole('navigation', { name: 'Lugar' });
    await choose(page, way.getByRole('link', { name: 'San José' }));
    await arrived(page, '/es/mapa/1?sex=2', 'Provincia de San José');
    await choose(page, way.getByRole('link', { name: 'Costa Rica' }));
    await arrived(page, '/es/mapa?sex=2', 'Dónde vivían las personas');
    await page.goBack();
    await arrived(page, '/es/mapa/1?sex=2', 'Provincia de San José');
    if (scripts) assert.equal(requests, 0, 'the release is in the browser already');
    await leave(page);
  });
}

for (const [how, options, choose] of WAYS) {
  test(`a visitor drills from the map to one indicator and comes back with the filters: ${how}`, async () => {
    const page = await site.blank(options);
    const scripts = options.javaScriptEnabled !== false;
    const path = page.getByRole('navigation', { name: 'Ruta' });
    await page.goto('/es/mapa?sex=2');
    if (scripts) await interactive(page);
    await choose(page, page.getByRole('link', { name: /^San José: / }));
    await arrived(page, '/es/mapa/1?sex=2', 'Provincia de San José');
    await choose(page, page.getByRole('link', { name: 'Ver los indicadores de San José' }));
    await arrived(page, '/es/indicadores?sex=2&province=1', 'Indicadores');
    await choose(page, page.getByRole('main').locator('a.catalogue__name[href*="/ACC-N?"]').first());
    await page.waitForURL('**/es/indicadores/ACC-N?sex=2&province=1');
    await choose(page, path.getByRole('link', { name: 'San José' }));
    await arrived(page, '/es/mapa/1?sex=2', 'Provincia de San José');
    await choose(page, page.getByRole('navigation', { name: 'Lugar' }).getByRole('link', { name: 'Costa Rica' }));
    await arrived(page, '/es/mapa?sex=2', 'Dónde vivían las personas');
    await leave(page);
  });
}

test('a filter that a canton does not take is named before it is left behind', async () => {
  const page = await site.blank();
  await page.goto('/es/mapa/1?period=2024');
  await interactive(page);
  await page.getByText('La página de cada cantón deja fuera: Período: 2024.').waitFor();
  await page.getByRole('navigation', { name: 'Cantones' }).getByRole('link', { name: 'Escazú' }).click();
  await arrived(page, '/es/mapa/1/102', 'Cantón de Escazú');
  await leave(page);
});

for (const [path, nearest] of [
  ['/es/mapa/9', '/es/mapa'],
  ['/es/mapa/san-jose', '/es/mapa'],
  ['/es/mapa/1/199', '/es/mapa/1'],
  ['/es/mapa/1/x', '/es/mapa/1'],
]) {
  test(`${path} is no place, and ${nearest} is offered`, async () => {
    const page = await site.blank();
    const answer = await page.goto(path);
    assert.equal(answer.status(), 404);
    await interactive(page);
    await page.getByRole('main').locator(`.problem a[href="${nearest}"]`).click();
    await page.waitForURL(`**${nearest}`);
    await page.locator('section.figure').first().waitFor();
    await leave(page, { expected: [/the server responded with a status of 404/] });
  });
}
