// Readers who ask for more contrast, for their system's own colours, or for
// less motion.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { leave } from './browser.mjs';
import { useSite } from './story.mjs';

const site = useSite();

/** How an element is painted. */
function look(locator) {
  return locator.evaluate((element) => {
    const { backgroundColor, color, borderBottomColor, borderBottomWidth } = getComputedStyle(element);
    return { backgroundColor, color, borderBottomColor, borderBottomWidth };
  });
}

/** The contrast of two colours, as the WCAG define it. */
function contrast(...colors) {
  const luminance = (color) => {
    const [red, green, blue] = color.match(/[\d.]+/g).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [darker, lighter] = colors.map(luminance).sort((one, other) => one - other);
  return (lighter + 0.05) / (darker + 0.05);
}

// What is chosen, and what could be chosen in its place.
const CHOICES = [
  ['/es/acreditadas', '.site-nav__list .site-nav__link'],
  ['/es/acreditadas', '.view-switch__choice'],
  ['/es/acreditadas', '.theme-switch__choice'],
  ['/es/eventos', '.measure-switch__choice'],
  ['/es/indicadores/ACC-N?by=sex', '.indicator__part .choice'],
];

for (const colorScheme of ['light', 'dark']) {
  test(`in the colours of the system what is chosen stands out: ${colorScheme}`, async () => {
    for (const [path, choice] of CHOICES) {
      const page = await site.open(path, { forcedColors: 'active', colorScheme });
      const chosen = page.locator(`${choice}:is([aria-current], [aria-pressed="true"])`).first();
      const other = page.locator(`${choice}:not([aria-current], [aria-pressed="true"])`).first();
      const [mine, theirs] = [await look(chosen), await look(other)];
      assert.notEqual(mine.backgroundColor, theirs.backgroundColor, choice);
      assert.ok(contrast(mine.backgroundColor, mine.color) >= 4.5, choice);
      await leave(page);
    }
  });
}

test('in the colours of the system a filter in force is seen, and how to remove it', async () => {
  const page = await site.open('/es/acreditadas?sex=2', { forcedColors: 'active' });
  const chosen = await look(page.locator('.filter--chosen .filter__select'));
  const other = await look(page.locator('.filter:not(.filter--chosen) .filter__select').first());
  assert.notEqual(chosen.backgroundColor, other.backgroundColor);
  const cross = page.locator('.chip__cross');
  assert.match(await cross.evaluate((element) => getComputedStyle(element).backgroundImage), /gradient/);
  assert.equal(await cross.evaluate((element) => getComputedStyle(element).forcedColorAdjust), 'none');
  await leave(page);
});

test('in the colours of the system the states of the map keep their fills', async () => {
  const page = await site.open('/es/acreditadas', { forcedColors: 'active' });
  const fills = await page.locator('.map__region[aria-label] path:first-of-type').evaluateAll((regions) =>
    regions.map((region) => getComputedStyle(region).fill));
  assert.ok(new Set(fills).size >= 3, fills.join(', '));
  await leave(page);
});

for (const colorScheme of ['light', 'dark']) {
  test(`with more contrast no text and no edge is faint: ${colorScheme}`, async () => {
    const page = await site.open('/es/acreditadas?sex=2', { contrast: 'more', colorScheme });
    const surface = (await look(page.locator('.figure').first())).backgroundColor;
    for (const muted of ['.figure__subtitle', '.figure__notes', '.filter__label', '.tile__detail']) {
      assert.ok(contrast((await look(page.locator(muted).first())).color, surface) >= 7, muted);
    }
    for (const edge of ['.figure', '.filters', '.filter__select']) {
      const { borderBottomColor } = await look(page.locator(edge).first());
      assert.ok(contrast(borderBottomColor, surface) >= 4.5, edge);
    }
    await leave(page);
  });
}

test('the focus is seen in every look', async () => {
  for (const options of [{}, { colorScheme: 'dark' }, { contrast: 'more' }, { forcedColors: 'active' }]) {
    const page = await site.open('/es/acreditadas?sex=2', options);
    // The first keys after loading lead through the head of the page.
    await page.keyboard.press('Tab');
    for (const place of ['.site-nav__list a', '.filter__select', '.chip', '.view-switch__choice', '.chart-host']) {
      const element = page.locator(place).first();
      await element.focus();
      const { style, width } = await element.evaluate((focused) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(focused);
        return { style: outlineStyle, width: parseFloat(outlineWidth) };
      });
      assert.equal(style, 'solid', `${place} ${JSON.stringify(options)}`);
      assert.ok(width >= 3, `${place} ${JSON.stringify(options)}`);
    }
    await leave(page);
  }
});

test('who asks for less motion sees none', async () => {
  const page = await site.open('/es/acreditadas');
  const moving = await page.locator('body *').evaluateAll((elements) =>
    elements.filter((element) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
      const moves = transitionDuration.split(', ').some((duration) => parseFloat(duration) > 0);
      return moves || animationName !== 'none' || scrollBehavior === 'smooth';
    }).map((element) => element.outerHTML.slice(0, 80)));
  assert.deepEqual(moving, []);
  await leave(page);
});
