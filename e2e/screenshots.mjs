// Pictures of every page for those who work on its looks: e2e/results.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { interactive, launch, openPage } from './browser.mjs';
import { demoWorkplace } from './program.mjs';
import { LANGUAGES, PAGES } from './site.mjs';

const RESULTS = join(resolve(fileURLToPath(import.meta.url), '..'), 'results');
const WIDE = { viewport: { width: 1440, height: 900 } };
const NARROW = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

const LOOKS = {
  wide: WIDE,
  dark: { ...WIDE, colorScheme: 'dark' },
  narrow: NARROW,
  'narrow-dark': { ...NARROW, colorScheme: 'dark' },
  contrast: { ...WIDE, contrast: 'more' },
  bare: { ...WIDE, javaScriptEnabled: false },
};

/** Pages in a state that a reader reaches by choosing, or by mistake. */
const STATES = {
  'filtered-accredited': '/es/acreditadas?period=2019-2021&sex=2',
  'filtered-events': '/en/events?nationality=X-FOR&period=2023-2025',
  'province-accredited': '/es/acreditadas?province=7',
  'single-year-persons': '/es?period=2024',
  'not-applicable-events': '/es/eventos?period=2019-2021&sex=2',
  'applications-events': '/en/events?measure=applications',
  'shares-explore': '/es/explorar?by=age_group,sex&show=row_share',
  'wide-explore': '/es/explorar?by=nationality,province&sort=size',
  'years-explore': '/en/explore?by=period,sex&measure=applications',
  'impossible-explore': '/es/explorar?by=canton,nationality',
  'impossible-query': '/es/acreditadas?period=2020&canton=101',
  'unknown-variable': '/en/accredited?color=blue',
  'earlier-release': '/es?release=2024-12',
  'no-page': '/es/nada',
};

function nameOf(path) {
  return path.slice(1).replaceAll('/', '-');
}

/** Charts are drawn once they come near to being seen: shows all of them. */
async function drawAll(page) {
  for (const chart of await page.locator('.chart-host__canvas').all()) {
    if (!(await chart.isVisible())) continue;
    await chart.scrollIntoViewIfNeeded();
    // The server draws for several widths, of which one is shown.
    await chart.locator('svg').filter({ visible: true }).first().waitFor();
  }
  await page.evaluate(() => scrollTo(0, 0));
}

async function picture(browser, address, path, look, file) {
  const page = await openPage(browser, address, LOOKS[look]);
  await page.goto(path);
  if (look !== 'bare') {
    await interactive(page);
    await drawAll(page);
  }
  await page.screenshot({ path: join(RESULTS, file), fullPage: true });
  for (const problem of page.problems) console.log(`  ${file}: ${problem}`);
  await page.context().close();
  console.log(`  ${file}`);
}

mkdirSync(RESULTS, { recursive: true });
const [workplace, browser] = await Promise.all([demoWorkplace(), launch()]);
try {
  for (const look of Object.keys(LOOKS)) {
    for (const language of LANGUAGES) {
      for (const page of PAGES) {
        const path = page[language];
        await picture(browser, workplace.address, path, look, `${nameOf(path)}-${look}.png`);
      }
    }
  }
  for (const [name, path] of Object.entries(STATES)) {
    for (const look of ['wide', 'narrow']) {
      await picture(browser, workplace.address, path, look, `state-${name}-${look}.png`);
    }
  }
} finally {
  await browser.close();
  await workplace.stop();
}
