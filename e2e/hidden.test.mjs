// What a choice of the reader does not change costs it no time: what the screen
// hides, and the elements of charts.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { leave } from './browser.mjs';
import { readFigures } from './reading.mjs';
import { chip, choice, figure, useSite } from './story.mjs';

const site = useSite();

/** The figures of a path as the server writes them. */
async function served(path) {
  const page = await site.blank({ javaScriptEnabled: false });
  await page.goto(path);
  const figures = await readFigures(page);
  await leave(page);
  return figures;
}

const rowsOf = (figures) => figures.map(({ id, rows }) => ({ id, rows }));

test('a choice changes nothing that is hidden but links, and the options of what is chosen', async () => {
  const page = await site.open('/es/acreditadas');
  await page.evaluate(() => {
    globalThis.hidden = [];
    new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
        if (!element || element.checkVisibility() || element.closest('a, #filter-sex')) continue;
        globalThis.hidden.push(element.outerHTML.slice(0, 200));
      }
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await choice(page, 'Sexo').selectOption({ label: 'Mujer' });
  await chip(page, 'Sexo: Mujer').click();
  await page.waitForURL('**/es/acreditadas');
  assert.deepEqual(await page.evaluate(() => globalThis.hidden), []);
  await leave(page);
});

test('a table follows the filters from when it is shown', async () => {
  const page = await site.open('/es/acreditadas');
  assert.equal(await page.locator('.figure__table table').count(), 0);
  await choice(page, 'Sexo').selectOption({ label: 'Mujer' });
  await chip(page, 'Sexo: Mujer').waitFor();
  const ages = figure(page, 'Personas acreditadas por grupo de edad');
  await ages.getByRole('button', { name: 'Tabla' }).click();
  await ages.getByRole('table').waitFor();
  assert.equal(await page.locator('.figure__table table').count(), 1);
  assert.deepEqual(rowsOf(await readFigures(page)), rowsOf(await served('/es/acreditadas?sex=2')));
  await choice(page, 'Sexo').selectOption({ label: 'Hombre' });
  await chip(page, 'Sexo: Hombre').waitFor();
  assert.deepEqual(rowsOf(await readFigures(page)), rowsOf(await served('/es/acreditadas?sex=1')));
  await leave(page);
});

test('on paper every table stands under the filters of the page', async () => {
  const page = await site.open('/es/acreditadas');
  await choice(page, 'Sexo').selectOption({ label: 'Mujer' });
  await chip(page, 'Sexo: Mujer').waitFor();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const charts = page.locator('.figure__body:not(:has(table))');
  assert.equal(await charts.count(), 0);
  assert.deepEqual(rowsOf(await readFigures(page)), rowsOf(await served('/es/acreditadas?sex=2')));
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.waitForFunction(() => document.querySelectorAll('.figure__table table').length === 0);
  await leave(page);
});

test('further filters are there as soon as they are opened, by mouse and by keys', async () => {
  const page = await site.open('/es/acreditadas');
  const more = page.locator('.filters__more');
  const opener = more.locator('summary');
  assert.equal(await more.locator('select').count(), 0);
  await opener.click();
  const choices = await more.locator('select').count();
  assert.ok(choices > 5);
  await choice(page, 'Nivel educativo').selectOption({ index: 2 });
  await page.locator('.chip').waitFor();
  assert.notEqual(await choice(page, 'Nivel educativo').inputValue(), '');
  await opener.click();
  await page.waitForFunction(() => document.querySelectorAll('.filters__more select').length === 0);
  await opener.press('Enter');
  assert.equal(await more.locator('select').count(), choices);
  await leave(page);
});

test('a chart that is drawn again keeps its elements', async () => {
  const page = await site.open('/es/acreditadas');
  const ages = figure(page, 'Personas acreditadas por grupo de edad');
  await ages.scrollIntoViewIfNeeded();
  await ages.locator('.chart-host__canvas > div svg text').first().waitFor();
  const drawing = () => ages.locator('.chart-host__canvas').evaluate((canvas) => {
    const kinds = ['text', 'path'].map((kind) => {
      const all = [...canvas.querySelectorAll(`svg > g > ${kind}`)];
      const kept = all.filter((element) => element.isKept).length;
      for (const element of all) element.isKept = true;
      return { all: all.length, kept };
    });
    return { kinds, text: canvas.textContent };
  });
  const before = await drawing();
  await choice(page, 'Sexo').selectOption({ label: 'Mujer' });
  await page.waitForURL('**/es/acreditadas?sex=2');
  await page.waitForFunction((text) => document.querySelector('#age .chart-host__canvas').textContent !== text, before.text);
  const after = await drawing();
  for (const [place, { all, kept }] of after.kinds.entries()) {
    assert.ok(before.kinds[place].all > 5);
    assert.equal(kept, Math.min(all, before.kinds[place].all));
  }
  await leave(page);
});
