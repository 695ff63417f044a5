// One Chromium for a file of tests, and pages that collect what went wrong.
import { chromium } from 'playwright-core';

const EXECUTABLE = process.env.ATALAYA_CHROMIUM ?? '/usr/bin/chromium';

/** Starts the browser: nothing but the pages themselves may use the network. */
export function launch() {
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * A page in a context of its own. `page.problems` collects console errors,
 * exceptions and requests to other hosts; a test ends by asserting that it is
 * empty.
 */
export async function openPage(browser, address, options = {}) {
  const context = await browser.newContext({
    baseURL: address,
    locale: 'es-CR',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.problems = [];
  page.on('console', (message) => {
    if (message.type() === 'error') page.problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => page.problems.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== new URL(address).origin) {
      page.problems.push(`request to another host: ${url.host}`);
    }
  });
  return page;
}

/** Waits until the browser half has taken over the server's HTML. */
export async function interactive(page) {
  await page.locator('html[data-mode="live"]').waitFor({ state: 'attached', timeout: 30_000 });
}
