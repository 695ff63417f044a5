// A visitor of the dashboard under a path of another site, behind nginx.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import { interactive, launch, leave, openPage } from './browser.mjs';
import { demoWorkplace } from './program.mjs';
import { freePort, NO_NGINX, Proxy } from './proxy.mjs';
import { readFigures } from './reading.mjs';
import { chip, choice } from './story.mjs';

const BASE = '/trata';

for (const strips of [false, true]) {
  const name = strips ? 'nginx that takes the path away' : 'nginx that leaves the path';
  describe(`behind ${name}`, { skip: NO_NGINX }, () => {
    let workplace;
    let proxy;
    let browser;
    let site;

    before(async () => {
      const port = await freePort();
      site = `http://127.0.0.1:${port}`;
      [workplace, browser] = await Promise.all([
        demoWorkplace({ ATALAYA_PUBLIC_URL: `${site}${BASE}/` }),
        launch(),
      ]);
      proxy = new Proxy({ port, program: workplace.address, strips });
      await proxy.start();
    });

    after(async () => {
      await browser?.close();
      await proxy?.stop();
      await workplace?.stop();
    });

    /** A page whose requests must all stay under the path. */
    async function open(path, options) {
      const page = await openPage(browser, site, options);
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (url.origin === site && !url.pathname.startsWith(`${BASE}/`)) {
          page.problems.push(`request outside the path: ${url.pathname}`);
        }
      });
      await page.goto(`${BASE}${path}`);
      return page;
    }

    const path = (page) => new URL(page.url()).pathname + new URL(page.url()).search;

    test('a visitor goes from page to page, filters, downloads, and goes back', async () => {
      const page = await open('/');
      await interactive(page);
      assert.equal(path(page), '/trata/es');

      const pages = page.getByRole('navigation', { name: 'Páginas' });
      await pages.getByRole('link', { name: 'Personas acreditadas' }).click();
      await page.waitForURL('**/trata/es/acreditadas');
      await page.locator('#age').waitFor();
      const unfiltered = await readFigures(page);

      await choice(page, 'Sexo').selectOption({ label: 'Mujer' });
      await page.waitForURL('**/trata/es/acreditadas?sex=2');
      await chip(page, 'Sexo: Mujer').waitFor();
      assert.notDeepEqual(await readFigures(page), unfiltered);

      const menu = page.locator('#age details.figure-menu');
      await menu.locator('summary').click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        menu.getByRole('link', { name: 'CSV', exact: true }).click(),
      ]);
      assert.match(readFileSync(await file.path(), 'utf8'), /age_group,age_group_label,value/);

      await page.goBack();
      await chip(page, 'Sexo: Mujer').waitFor({ state: 'detached' });
      assert.equal(path(page), '/trata/es/acreditadas');
      assert.deepEqual(await readFigures(page), unfiltered);
      await page.goBack();
      await page.waitForURL('**/trata/es');
      await leave(page);
    });

    test('the map leads to its places, and the navigation to a page that only the server writes', async () => {
      const page = await open('/es/mapa');
      await interactive(page);
      await page.locator('.map__ranking').getByRole('link').first().click();
      await page.waitForURL('**/trata/es/mapa/*');
      await page.getByRole('navigation', { name: 'Páginas' }).getByRole('link', { name: 'Indicadores' }).click();
      await page.waitForURL('**/trata/es/indicadores**');
      await interactive(page);
      await leave(page);
    });

    test('forms and links stay under the path without scripts', async () => {
      const page = await open('/es/acreditadas', { javaScriptEnabled: false });
      await choice(page, 'Sexo').selectOption({ label: 'Mujer' });
      await page.getByRole('button', { name: 'Aplicar' }).click();
      assert.equal(path(page), '/trata/es/acreditadas?sex=2');
      await page.getByRole('link', { name: 'English' }).click();
      assert.equal(path(page), '/trata/en/accredited?sex=2');
      await leave(page);
    });

    test('an address that is none answers the own page for that', async () => {
      const page = await open('/es/nada');
      await interactive(page);
      assert.equal(await page.locator('html').getAttribute('lang'), 'es');
      await leave(page, { expected: [/404/] });
    });

    test('the log of nginx holds neither queries nor addresses', async () => {
      await fetch(`${site}${BASE}/api/v1/data?sex=2`);
      const log = proxy.log();
      assert.match(log, / GET 200 /);
      assert.doesNotMatch(log, /sex|127\.0\.0\.1|acreditadas/);
    });
  });
}
