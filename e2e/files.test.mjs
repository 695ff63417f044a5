// What a visitor takes along: files, links and citations of figures.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';

import { leave } from './browser.mjs';
import { numberOf, readFigures } from './reading.mjs';
import { DASHBOARDS } from './site.mjs';
import { useSite } from './story.mjs';

const FILTERED = '/es/acreditadas?sex=2';

const site = useSite();

const menuOf = (page, id) => page.locator(`#${id} details.figure-menu`);
const isOpen = (menu) => menu.evaluate((details) => details.open);

async function openMenu(page, id) {
  const menu = menuOf(page, id);
  await menu.locator('summary').click();
  await menu.getByText('Enlace permanente').waitFor();
  return menu;
}

/** What a link of a menu downloads: its name and its bytes. */
async function download(page, menu, format) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    menu.getByRole('link', { name: format, exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** The texts of the files in a ZIP archive, by name. */
function unzip(bytes) {
  const files = new Map();
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [size, nameLength, extra, comment] = [20, 28, 30, 32].map((from) =>
      from === 20 ? bytes.readUInt32LE(at + from) : bytes.readUInt16LE(at + from));
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const head = bytes.readUInt32LE(at + 42);
    const start = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
    const data = bytes.subarray(start, start + size);
    files.set(name, (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data).toString('utf8'));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

/** The numbers in the cells of a sheet. */
function numbersOf(sheet) {
  return [...sheet.matchAll(/<c r="[A-Z]+\d+"(?: s="\d+")?><v>([^<]*)<\/v>/g)].map(([, number]) => Number(number));
}

test('each format of a figure is downloaded, and holds the numbers of its table', async () => {
  const page = await site.open(FILTERED);
  const shown = (await readFigures(page)).find(({ id }) => id === 'age');
  const persons = shown.rows.map(({ cells }) => numberOf(cells[0])).filter((number) => number !== null);
  const menu = await openMenu(page, 'age');

  const csv = await download(page, menu, 'CSV');
  assert.equal(csv.name, 'atalaya_2025-12_accredited_age_group.csv');
  assert.ok(csv.bytes.toString('utf8').startsWith('\ufeff'), 'for spreadsheets');
  const query = new URLSearchParams({ measure: 'accredited', by: 'age_group', sex: '2' });
  const rows = await site.api.csv(query);
  assert.ok(csv.bytes.toString('utf8').split('\r\n').length >= rows.length);
  for (const number of persons.slice(0, 3)) assert.match(csv.bytes.toString('utf8'), new RegExp(`,${number},published`));

  const xlsx = await download(page, menu, 'XLSX');
  assert.equal(xlsx.name, 'atalaya_2025-12_accredited_age_group.xlsx');
  const numbers = numbersOf(unzip(xlsx.bytes).get('xl/worksheets/sheet1.xml'));
  for (const number of persons) assert.ok(numbers.includes(number), `${number} in the workbook`);

  const jsonStat = await download(page, menu, 'JSON-stat');
  assert.equal(jsonStat.name, 'atalaya_2025-12_accredited_age_group.jsonstat.json');
  const { value } = JSON.parse(jsonStat.bytes);
  for (const number of persons) assert.ok(value.includes(number), `${number} in the dataset`);

  const sdmx = await download(page, menu, 'SDMX-CSV');
  assert.equal(sdmx.name, 'atalaya_2025-12_accredited_age_group.sdmx.csv');
  for (const number of persons) assert.match(sdmx.bytes.toString('utf8'), new RegExp(`,${number},A,F,PS,0,`));

  const svg = await download(page, menu, 'SVG');
  assert.equal(svg.name, 'atalaya_2025-12_accredited_age.svg');
  const text = svg.bytes.toString('utf8');
  for (const said of [shown.title, 'Datos inventados de demostración', 'Fuente: Atalaya']) {
    assert.ok(text.includes(said), said);
  }

  const png = await download(page, menu, 'PNG');
  assert.equal(png.name, 'atalaya_2025-12_accredited_age.png');
  assert.equal(png.bytes.toString('latin1', 1, 4), 'PNG');
  assert.equal(png.bytes.readUInt32BE(16), 1600);
  await leave(page);
});

test('the map is a picture too', async () => {
  const page = await site.open('/es/acreditadas');
  const svg = await download(page, await openMenu(page, 'province'), 'SVG');
  assert.match(svg.bytes.toString('utf8'), /San José/);
  await leave(page);
});

test('an open menu follows the filters when it is opened again', async () => {
  const page = await site.open('/es/acreditadas');
  await page.getByRole('combobox', { name: 'Sexo', exact: true }).selectOption({ label: 'Mujer' });
  await page.waitForURL('**/es/acreditadas?sex=2');
  const menu = await openMenu(page, 'age');
  await menu.getByRole('link', { name: '/es/acreditadas?sex=2&release=2025-12#age' }).waitFor();
  assert.match(await menu.locator('.figure-menu__citation').innerText(), /\(Sexo: Mujer\)/);
  await leave(page);
});

test('menus are used by keyboard alone, one at a time', async () => {
  const page = await site.open('/es/acreditadas');
  const [age, sex] = [menuOf(page, 'age'), menuOf(page, 'sex')];
  await age.locator('summary').focus();
  await page.keyboard.press('Enter');
  assert.ok(await isOpen(age));
  await page.keyboard.press('Tab');
  const focused = page.locator(':focus');
  assert.equal((await focused.innerText()).trim(), 'CSV');
  await sex.locator('summary').focus();
  await page.keyboard.press('Space');
  assert.ok(await isOpen(sex));
  assert.ok(!(await isOpen(age)), 'only one is open');
  await page.keyboard.press('Escape');
  assert.ok(!(await isOpen(sex)));
  assert.ok(await sex.locator('summary').evaluate((button) => button === document.activeElement));
  await leave(page);
});

test('a citation and a link are copied whole', async () => {
  const page = await site.open('/es');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const menu = await openMenu(page, 'comparison');
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await menu.getByRole('button', { name: 'Copiar el enlace' }).click();
  await menu.getByRole('status').filter({ hasText: 'Copiado.' }).waitFor();
  const link = `${site.address}/es?release=2025-12#comparison`;
  assert.equal(await copied(), link);
  await menu.getByRole('button', { name: 'Copiar la cita' }).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith('«'));
  assert.ok((await copied()).endsWith(` ${link}`));
  await leave(page);
});

test('without scripts the menu opens, and its files are there', async () => {
  const page = await site.openBare(FILTERED);
  const menu = await openMenu(page, 'sex');
  assert.equal(await menu.getByRole('button', { name: /Copiar/ }).count(), 0, 'no button that does nothing');
  for (const format of ['CSV', 'XLSX', 'JSON-stat', 'SDMX-CSV', 'PNG', 'SVG']) {
    const href = await menu.getByRole('link', { name: format, exact: true }).getAttribute('href');
    const answer = await fetch(new URL(href, site.address));
    assert.equal(answer.status, 200, href);
    assert.match(href, /release=2025-12/);
  }
  await leave(page);
});

test('a reporting officer finds the rows of the questionnaire beside each release', async () => {
  const page = await site.open('/es/publicaciones');
  await page.getByRole('heading', { name: 'Archivos listos para la UNODC y los ODS' }).waitFor();
  const newest = page.locator('.release').first();
  for (const [title, name] of [['Cuestionario GLOTIP', 'glotip'], ['ODS 16.2.2', 'sdg-16-2-2']]) {
    for (const [format, ending] of [['CSV', 'csv'], ['XLSX', 'xlsx']]) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        newest.getByRole('link', { name: `${title} ${format}` }).click(),
      ]);
      assert.equal(file.suggestedFilename(), `atalaya_2025-12_${name}.${ending}`);
    }
  }
  await leave(page);
});

test('every page of figures is one workbook', async () => {
  for (const dashboard of DASHBOARDS) {
    const page = await site.open(`${dashboard.es}?sex=2`);
    const figures = await readFigures(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Descargar toda la página (XLSX)' }).click(),
    ]);
    const files = unzip(readFileSync(await file.path()));
    const sheets = [...files.keys()].filter((name) => name.startsWith('xl/worksheets/sheet'));
    // One each, and those of contents, notes and codes.
    assert.equal(sheets.length, figures.length + 3, dashboard.es);
    for (const [place, figure] of figures.entries()) {
      const numbers = numbersOf(files.get(`xl/worksheets/sheet${place + 2}.xml`));
      const persons = figure.rows.flatMap(({ cells }) => cells.map(numberOf)).filter((it) => it !== null);
      for (const number of persons) assert.ok(numbers.includes(number), `${figure.title}: ${number}`);
    }
    await leave(page);
  }
});
