// One Chromium for a file of tests, and pages that collect what went wrong.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const LIMIT_MS = 20_000;
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
 * exceptions and requests to other hosts than those `allowed`; a test ends by
 * asserting that it is empty.
 */
export async function openPage(browser, address, { allowed = [], ...options } = {}) {
  const context = await browser.newContext({
    baseURL: address,
    locale: 'es-CR',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(LIMIT_MS);
  const page = await context.newPage();
  page.problems = [];
  page.on('console', (message) => {
    // Only a busy machine lets the browser half wait so long.
    if (message.text().includes('preloaded using link preload but not used within')) return;
    if (['error', 'warning'].includes(message.type())) page.problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => page.problems.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && ![new URL(address).origin, ...allowed].includes(url.origin)) {
      page.problems.push(`request to another host: ${url.host}`);
    }
  });
  return page;
}

/** Opens a path and waits until the page is interactive. */
export async function visit(browser, address, path, options) {
  const page = await openPage(browser, address, options);
  await page.goto(path);
  await interactive(page);
  return page;
}

/** Ends a visit: nothing may have gone wrong in it unseen. */
export async function leave(page, { expected = [] } = {}) {
  const isExpected = (problem) => expected.some((pattern) => pattern.test(problem));
  const problems = page.problems.filter((problem) => !isExpected(problem));
  await page.context().close();
  assert.deepEqual(problems, []);
}

/** Waits until the browser half has taken over the server's HTML. */
export async function interactive(page) {
  const root = page.locator('html');
  const decided = page.locator('html:is([data-mode="live"], [data-mode="server"])');
  // What went wrong says more than that time ran out.
  await decided.waitFor({ state: 'attached' }).catch(() => {});
  const mode = await root.getAttribute('data-mode');
  assert.equal(mode, 'live', `the browser half did not start:\n${page.problems.join('\n')}`);
}
