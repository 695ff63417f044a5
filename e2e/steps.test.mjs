// Each choice is a step: undone by Back, done again by Forward, and the same
// for whoever is given its address.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { interactive, leave } from './browser.mjs';
import { readFigures, readTiles } from './reading.mjs';
import { chip, choice, figure, heading, province, useSite } from './story.mjs';

const site = useSite();

const FILE = '**/parts/**';
const pathOf = (page) => page.url().slice(site.address.length);

/** Everything that a reader sees of a state. */
async function seen(page) {
  return {
    path: pathOf(page),
    chips: await page.locator('.chip').allInnerTexts(),
    controls: await page.locator('.filter__select').evaluateAll((all) => all.map(({ value }) => value)),
    tiles: await readTiles(page),
    figures: await readFigures(page),
  };
}

/** Where the reader is on the page. */
function place(page) {
  return page.evaluate(() => {
    const { id, className, textContent } = document.activeElement;
    return { scroll: Math.round(scrollY), focus: id || `${className}: ${textContent.slice(0, 40)}` };
  });
}

const clickLongestBar = async (page, title) => {
  const canvas = figure(page, title).locator('.chart-host__canvas');
  await canvas.scrollIntoViewIfNeeded();
  const bars = canvas.locator('svg path[fill^="#"]');
  await bars.first().waitFor();
  const widths = await bars.evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().width));
  await bars.nth(widths.indexOf(Math.max(...widths))).click();
};

// Five ways to choose, each with what the address says after it.
const STEPS = [
  [(page) => choice(page, 'Sexo').selectOption({ label: 'Mujer' }), /\?sex=2$/],
  [(page) => clickLongestBar(page, 'Personas acreditadas por grupo de edad'), /\?age_group=AGE-\w+&sex=2$/],
  [(page) => chip(page, 'Sexo: Mujer').click(), /\?age_group=AGE-\w+$/],
  [(page) => province(page, 'San José').press('Enter'), /\?age_group=AGE-\w+&province=1$/],
  [(page) => page.getByRole('link', { name: 'Quitar todos' }).click(), /\/es\/acreditadas$/],
];

test('five choices are undone one by one, and done again', async () => {
  const page = await site.open('/es/acreditadas');
  const states = [await seen(page)];
  for (const [choose, address] of STEPS) {
    await choose(page);
    await page.waitForURL(address);
    states.push(await seen(page));
  }
  const numbers = new Set(states.map(({ tiles }) => tiles['Personas acreditadas']));
  assert.ok(numbers.size >= 4, 'the choices tell');
  for (const state of states.slice(0, -1).reverse()) {
    await page.goBack();
    await page.waitForURL(site.address + state.path);
    assert.deepEqual(await seen(page), state);
  }
  for (const state of states.slice(1)) {
    await page.goForward();
    await page.waitForURL(site.address + state.path);
    assert.deepEqual(await seen(page), state);
  }
  await leave(page);
});

test('Back and Forward move neither the page nor the focus', async () => {
  const page = await site.open('/es/acreditadas');
  await page.evaluate(() => scrollTo(0, 160));
  const choices = [['Sexo', 'Mujer'], ['Sexo', 'Hombre'], ['Sexo', 'Todas'], ['Grupo de edad', '18 a 24'], ['Período', '2019-2021']];
  const paths = [pathOf(page)];
  for (const [name, label] of choices) {
    await choice(page, name).focus();
    await choice(page, name).selectOption({ label });
    await page.waitForURL((url) => url.href !== site.address + paths.at(-1));
    paths.push(pathOf(page));
  }
  const stay = await place(page);
  assert.deepEqual(stay, { scroll: 160, focus: 'filter-period' });
  for (const path of paths.slice(0, -1).reverse()) {
    await page.goBack();
    await page.waitForURL(site.address + path);
    assert.deepEqual(await place(page), stay, path);
  }
  for (const path of paths.slice(1)) {
    await page.goForward();
    await page.waitForURL(site.address + path);
    assert.deepEqual(await place(page), stay, path);
  }
  await leave(page);
});

test('Back leads through pages and choices alike, in their order', async () => {
  const page = await site.open('/es/acreditadas');
  await choice(page, 'Sexo').selectOption({ label: 'Mujer' });
  await page.waitForURL('**/es/acreditadas?sex=2');
  await page.getByRole('navigation', { name: 'Páginas' }).getByRole('link', { name: 'Hechos' }).click();
  await heading(page, 'Cómo ocurrieron los hechos').waitFor();
  await chip(page, 'Sexo: Mujer').click();
  await page.waitForURL('**/es/eventos');
  const events = await seen(page);
  await page.goBack();
  await chip(page, 'Sexo: Mujer').waitFor();
  await page.goBack();
  await heading(page, 'Personas acreditadas').waitFor();
  await chip(page, 'Sexo: Mujer').waitFor();
  await page.goBack();
  await page.waitForURL('**/es/acreditadas');
  await page.goForward();
  await page.goForward();
  await page.goForward();
  await page.waitForURL('**/es/eventos');
  await heading(page, 'Cómo ocurrieron los hechos').waitFor();
  assert.deepEqual(await seen(page), events);
  await leave(page);
});

for (const [how, options] of [
  ['another browser', {}],
  ['a phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
  ['a dark screen', { colorScheme: 'dark' }],
  ['a browser of another language', { locale: 'en-GB' }],
]) {
  test(`the address of a choice shows the same in ${how}`, async () => {
    const mine = await site.open('/es/acreditadas?sex=2');
    await clickLongestBar(mine, 'Personas acreditadas por grupo de edad');
    await mine.waitForURL(/age_group/);
    const theirs = await site.open(pathOf(mine), options);
    const own = await seen(theirs);
    // The map of a phone writes its numbers elsewhere.
    assert.deepEqual(own, await seen(mine));
    await leave(mine);
    await leave(theirs);
  });
}

/** Holds a request back; the result lets it go. */
async function holdBack(page, address) {
  let release;
  const held = new Promise((done) => { release = done; });
  await page.route(address, async (route) => {
    await held;
    // The page that asked may be gone.
    await route.continue().catch(() => {});
  });
  return release;
}

for (const [late, address] of [
  ['release file', FILE],
  ['script that starts the browser half', '**/boot.js'],
]) {
  test(`a choice made before the ${late} has come counts once it is there`, async () => {
    const page = await site.blank();
    const release = await holdBack(page, address);
    await page.goto('/es/acreditadas', { waitUntil: 'commit' });
    await page.locator('html[data-mode="loading"]').waitFor({ state: 'attached' });
    await page.getByRole('contentinfo').waitFor();
    await choice(page, 'Sexo').selectOption({ label: 'Mujer' });
    await figure(page, 'Personas acreditadas por sexo').getByRole('button', { name: 'Tabla' }).click();
    await page.getByRole('button', { name: 'Oscura' }).click();
    release();
    await interactive(page);
    await page.waitForURL('**/es/acreditadas?sex=2');
    const state = await seen(page);
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    assert.ok(await figure(page, 'Personas acreditadas por sexo').getByRole('table').isVisible());
    const asked = await site.open('/es/acreditadas?sex=2');
    assert.deepEqual(state, await seen(asked));
    await leave(asked);
    await leave(page);
  });
}

test('a file that comes late, after another page was chosen, overwrites nothing', async () => {
  const page = await site.blank();
  const release = await holdBack(page, FILE);
  await page.goto('/es/acreditadas?sex=2', { waitUntil: 'commit' });
  const pages = page.getByRole('navigation', { name: 'Páginas' });
  await pages.getByRole('link', { name: 'Solicitudes' }).click();
  await heading(page, 'Solicitudes recibidas').waitFor();
  await page.goto('/es/eventos?sex=1', { waitUntil: 'commit' });
  await heading(page, 'Cómo ocurrieron los hechos').waitFor();
  release();
  await interactive(page);
  const late = await seen(page);
  assert.equal(late.path, '/es/eventos?sex=1');
  const asked = await site.open('/es/eventos?sex=1');
  assert.deepEqual(late, await seen(asked));
  await leave(asked);
  // Requests of the pages before were cut off.
  await leave(page, { expected: [/ERR_ABORTED/, /ERR_FAILED/] });
});

test('choices in quick succession end with the last one', async () => {
  const page = await site.open('/es/acreditadas');
  await page.evaluate(() => {
    const sex = document.querySelector('#filter-sex');
    for (const value of ['2', '1', '', '2', '1']) {
      sex.value = value;
      sex.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });
  await page.waitForURL('**/es/acreditadas?sex=1');
  const quick = await seen(page);
  const asked = await site.open('/es/acreditadas?sex=1');
  assert.deepEqual(quick, await seen(asked));
  await leave(asked);
  await leave(page);
});

test('a newer release that comes out meanwhile does not mix with the one on the page', async () => {
  const page = await site.open('/es/acreditadas?release=2024-12');
  const older = await seen(page);
  await choice(page, 'Sexo').selectOption({ label: 'Mujer' });
  await page.waitForURL('**/es/acreditadas?sex=2&release=2024-12');
  await page.goBack();
  await page.waitForURL('**/es/acreditadas?release=2024-12');
  assert.deepEqual(await seen(page), older);
  await page.getByRole('link', { name: 'Ver la más reciente' }).click();
  await page.waitForURL('**/es/acreditadas');
  await interactive(page);
  assert.notDeepEqual((await seen(page)).figures, older.figures);
  await page.goBack();
  await interactive(page);
  assert.deepEqual(await seen(page), older);
  await leave(page);
});
