// What the stories of a file share: one program that serves releases, one
// browser, and how a reader finds things on a page.
import { after, before } from 'node:test';

import { Api } from './api.mjs';
import { launch, openPage, visit } from './browser.mjs';
import { demoWorkplace } from './program.mjs';

/**
 * Starts program and browser before the tests of a file and ends them after
 * the last one. `serve` resolves with a workplace that is being served; where
 * `skip` says why there is nothing to test, neither is started. What `prepare`
 * does comes after that: hooks of one file do not wait for each other.
 */
export function useSite({ serve = demoWorkplace, skip = false, prepare } = {}) {
  const site = {
    /** The origin of the program; known once the tests run. */
    address: undefined,
    /** The public API of the same program. */
    api: undefined,
    /** A page in a context of its own that has not gone anywhere yet. */
    blank: (options) => openPage(browser, site.address, options),
    /** A page at this path, interactive. */
    open: (path, options) => visit(browser, site.address, path, options),
    /** A page at this path as the server made it: no script runs. */
    openBare: async (path, options) => {
      const page = await site.blank({ javaScriptEnabled: false, ...options });
      await page.goto(path);
      return page;
    },
  };
  let workplace;
  let browser;

  before(async () => {
    if (skip) return;
    [workplace, browser] = await Promise.all([serve(), launch()]);
    site.address = workplace.address;
    site.api = new Api(workplace.address);
    await prepare?.(site);
  });

  after(async () => {
    await browser?.close();
    await workplace?.stop();
  });

  return site;
}

/** A figure by its title. */
export const figure = (page, title) => page.getByRole('region', { name: title, exact: true });

/** The control of a filter, or of the explorer. */
export const choice = (page, name) => page.getByRole('combobox', { name, exact: true });

/** The chip of a filter in force. */
export const chip = (page, filter) => page.getByRole('link', { name: `Quitar el filtro ${filter}` });

/** A province of the map by its name. */
export const province = (page, name) => page.getByRole('button', { name: new RegExp(`^${name}:`) });

/** The heading of a page. */
export const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
