// A foreign site with figures in it, for the stories of embedding: the example
// site on an origin of its own, and a program that lists it.
import { after, before } from 'node:test';

import { serveIntranet } from '../examples/intranet/server.mjs';
import { launch, openPage } from './browser.mjs';
import { demoWorkplace } from './program.mjs';

/** Starts the site, a program that lists it, and a browser. */
export function useIntranet() {
  const host = {};
  let workplace;
  let browser;
  let site;

  before(async () => {
    site = await serveIntranet();
    workplace = await demoWorkplace({ ATALAYA_EMBED_HOSTS: site.origin });
    site.dashboard = workplace.address;
    browser = await launch();
    host.origin = site.origin;
    host.dashboard = site.dashboard;
  });

  after(async () => {
    await browser?.close();
    await workplace?.stop();
    await site?.stop();
  });

  /**
   * A page of the site. `page.problems` holds what went wrong in it: requests
   * to any third host, and cookies, are among that.
   */
  host.open = async (path, options) => {
    const page = await openPage(browser, site.origin, { allowed: [site.dashboard], ...options });
    const answered = async (answer) => {
      if ('set-cookie' in (await answer.allHeaders())) page.problems.push(`a cookie from ${answer.url()}`);
    };
    page.on('response', (answer) => void answered(answer).catch(() => {}));
    await page.goto(path);
    return page;
  };

  /** The same with a page of this content. */
  host.show = (body, options) => {
    site.pages['/prueba.html'] = `<!doctype html><html lang="es"><meta charset="utf-8"><title>Prueba</title>
      <link rel="stylesheet" href="/estilo.css">
      <script type="module" src="{{dashboard}}/embed/atalaya-figure.js"></script><body>${body}`;
    return host.open('/prueba.html', options);
  };

  /** A page of a site that the operator does not list. */
  host.showElsewhere = async (body, options) => {
    const other = await serveIntranet({ dashboard: site.dashboard });
    other.pages['/'] = `<!doctype html><html lang="es"><meta charset="utf-8"><title>Otro</title>
      <script type="module" src="{{dashboard}}/embed/atalaya-figure.js"></script><body>${body}`;
    const page = await openPage(browser, other.origin, { allowed: [site.dashboard], ...options });
    page.on('close', () => void other.stop());
    await page.goto('/');
    return page;
  };
  return host;
}

/** The frame that an element or a page holds. */
export const frameIn = (page, selector = 'atalaya-figure') => page.frameLocator(`${selector} >> iframe`);

/** Waits until the figures of a page, or one of them, are interactive. */
export async function live(page, selector = 'atalaya-figure') {
  for (const element of await page.locator(selector).all()) {
    const frame = await element.locator('iframe').contentFrame();
    await element.scrollIntoViewIfNeeded();
    await frame.locator('html[data-mode="live"]').waitFor({ state: 'attached' });
  }
}
