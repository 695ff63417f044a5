// Figures in the pages of another site.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { AxeBuilder } from '@axe-core/playwright';

import { interactive, leave } from './browser.mjs';
import { frameIn, live, useIntranet } from './intranet.mjs';

const host = useIntranet();

const AGE = '<atalaya-figure figure="age"><a href="/x">Edad</a></atalaya-figure>';
const TITLE = 'Personas acreditadas por grupo de edad';

/** The height of the frame, and that of what is in it. */
async function heights(page, selector = 'atalaya-figure') {
  const frame = page.locator(`${selector} >> iframe`);
  const box = await frame.evaluate((element) => element.getBoundingClientRect().height);
  const content = await (await frame.contentFrame())
    .locator('html')
    .evaluate((root) => ({ inner: root.querySelector('.embed').getBoundingClientRect().height, window: innerHeight, scrolled: root.scrollHeight }));
  return { box, ...content };
}

/** Waits until a frame is as high as its content: it needs no scrolling, and
 * nothing is empty below. */
async function fits(page, selector = 'atalaya-figure') {
  const fitting = async () => {
    const { box, inner, window } = await heights(page, selector);
    return box === Math.ceil(inner) && window === box;
  };
  for (let turn = 0; turn < 200; turn += 1) {
    if (await fitting()) return heights(page, selector);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
  assert.fail(`the frame does not fit: ${JSON.stringify(await heights(page, selector))}`);
}

/** Collects the events of the figures of a page; `types` decides which. */
const listen = (page, types = ['ready', 'state', 'select', 'error']) =>
  page.evaluate((kinds) => {
    window.heard = [];
    for (const kind of kinds) {
      document.addEventListener(`atalaya-${kind}`, (event) => window.heard.push({ kind, ...event.detail }));
    }
  }, types);

const heard = (page, kind) => page.evaluate((wanted) => window.heard.filter((one) => one.kind === wanted), kind);

const until = (page, kind, count = 1) =>
  page.waitForFunction(([wanted, least]) => window.heard.filter((one) => one.kind === wanted).length >= least, [kind, count]);

test('an element is as high as its figure, and grows and shrinks with it', async () => {
  const page = await host.show(AGE);
  await live(page);
  const frame = frameIn(page);
  const chart = await fits(page);
  await frame.getByRole('button', { name: 'Tabla' }).click();
  await frame.getByRole('table').waitFor();
  const table = await fits(page);
  assert.notEqual(table.box, chart.box);
  await frame.getByRole('button', { name: 'Gráfico' }).click();
  assert.equal((await fits(page)).box, chart.box);
  // The menu opens in the frame, not over its edge.
  await frame.getByText('Descargar y citar').click();
  assert.ok((await fits(page)).box > chart.box);
  await frame.getByText('Descargar y citar').click();
  assert.equal((await fits(page)).box, chart.box);
  // Narrower means higher, and back.
  await page.setViewportSize({ width: 320, height: 700 });
  assert.ok((await fits(page)).box > chart.box);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.equal((await fits(page)).box, chart.box);
  await leave(page);
});

test('at a zoom of 200 % nothing is cut off', async () => {
  const page = await host.show(AGE, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
  await live(page);
  await fits(page);
  await frameIn(page).getByRole('button', { name: 'Tabla' }).click();
  await fits(page);
  await leave(page);
});

test('two figures of a page keep to themselves', async () => {
  const page = await host.show(`${AGE}<atalaya-figure id="dos" figure="sex" lang="en"></atalaya-figure>`);
  await live(page);
  await listen(page);
  const before = await fits(page, '#dos');
  await frameIn(page, 'atalaya-figure[figure=age]').getByRole('button', { name: 'Tabla' }).click();
  await frameIn(page, 'atalaya-figure[figure=age]').getByRole('link', { name: /18/ }).first().click();
  await until(page, 'select');
  assert.equal(await page.locator('#dos').getAttribute('filters'), null);
  assert.equal((await fits(page, '#dos')).box, before.box);
  await fits(page, 'atalaya-figure[figure=age]');
  await frameIn(page, '#dos').getByRole('heading', { name: 'Accredited persons by sex' }).waitFor();
  await leave(page);
});

test('what a reader chooses is told to the page, and what the page says is shown', async () => {
  const page = await host.show(AGE);
  await live(page);
  await listen(page);
  const frame = frameIn(page);
  await frame.getByRole('button', { name: 'Tabla' }).click();
  await frame.getByRole('link', { name: /^18/ }).first().click();
  await until(page, 'select');
  const [{ variable, code }] = await heard(page, 'select');
  assert.equal(variable, 'age_group');
  assert.equal(await page.locator('atalaya-figure').getAttribute('filters'), `age_group=${code}`);
  assert.deepEqual((await heard(page, 'state')).at(-1).filters, { age_group: code });

  // From the page: state, colours, language. A choice of its own is not told
  // as one of the reader.
  await page.locator('atalaya-figure').evaluate((element) => element.setState({ sex: '2' }));
  await frame.getByText(/Mujer/).first().waitFor();
  await until(page, 'state', 2);
  assert.equal((await heard(page, 'select')).length, 1);
  await page.locator('atalaya-figure').evaluate((element) => element.setAttribute('filters', 'sex=1'));
  await frame.getByText(/Hombre/).first().waitFor();
  await page.locator('atalaya-figure').evaluate((element) => element.setTheme('dark'));
  await frame.locator('html[data-theme="dark"]').waitFor({ state: 'attached' });
  await page.locator('atalaya-figure').evaluate((element) => element.setLanguage('en'));
  await frame.getByRole('heading', { name: 'Accredited persons by age group' }).waitFor();
  await frame.locator('html[lang="en"][data-theme="dark"][data-mode="live"]').waitFor({ state: 'attached' });
  await frame.getByText(/Men|Man|Male/).first().waitFor();
  // A filter is no step in the history of the page around.
  assert.equal(await page.evaluate(() => history.length), 2);
  await leave(page);
});

test('what cannot be shown is told, and can be taken back', async () => {
  const page = await host.show(AGE);
  await live(page);
  await listen(page);
  const set = (filters) => page.locator('atalaya-figure').evaluate((element, state) => element.setState(state), filters);
  await set({ sex: '99' });
  await until(page, 'error');
  assert.equal((await heard(page, 'error'))[0].code, 'not-shown');
  await frameIn(page).getByRole('heading', { name: 'Esta consulta no se puede responder' }).waitFor();
  await fits(page);
  await set({});
  await frameIn(page).getByRole('heading', { name: TITLE }).waitFor();
  await fits(page);
  await leave(page);
});

test('locked filters cannot be changed by readers, nor by messages', async () => {
  const page = await host.show('<atalaya-figure figure="age" filters="sex=2" locked></atalaya-figure>');
  await live(page);
  await listen(page);
  const frame = frameIn(page);
  await frame.getByRole('button', { name: 'Tabla' }).click();
  assert.equal(await frame.getByRole('table').getByRole('link').count(), 0);
  assert.equal(await frame.getByRole('link', { name: /^Quitar/ }).count(), 0);
  await page.locator('atalaya-figure').evaluate((element) => element.setState({ sex: '1' }));
  await until(page, 'error');
  assert.equal((await heard(page, 'error'))[0].code, 'locked');
  await frame.getByText(/Mujer/).first().waitFor();
  await leave(page);
});

test('malformed messages and those of others are not heard', async () => {
  const page = await host.show(`${AGE}<iframe id="ajeno" src="/ajeno.html"></iframe>`);
  await live(page);
  await listen(page);
  const frame = frameIn(page);
  await page.evaluate(() => {
    const { contentWindow } = document.querySelector('atalaya-figure').shadowRoot.querySelector('iframe');
    const say = (message) => contentWindow.postMessage(message, '*');
    for (const message of [null, 7, 'setState', [], {}, { atalaya: 2, type: 'setTheme', theme: 'dark' }]) say(message);
    say({ atalaya: 1, type: 'nothing' });
    say({ atalaya: 1, type: 'setTheme', theme: 'blue' });
    say({ atalaya: 1, type: 'setLanguage', language: '../..' });
    for (const filters of [undefined, null, 'sex=2', ['2'], { sex: 2 }, { lang: 'en' }, { sex: '2&lang=en' }]) {
      say({ atalaya: 1, type: 'setState', filters });
    }
    // As if it came from the figure.
    window.postMessage({ atalaya: 1, type: 'resize', height: 9000 }, '*');
    window.postMessage({ atalaya: 1, type: 'state', selection: 'sex=2' }, '*');
  });
  await until(page, 'error', 9);
  const codes = (await heard(page, 'error')).map(({ code }) => code);
  assert.deepEqual(codes, ['bad-theme', 'bad-language', ...Array(7).fill('bad-state')]);
  await fits(page);
  assert.equal(await page.locator('atalaya-figure').getAttribute('filters'), null);
  await frame.locator('html[lang="es"]:not([data-theme])').waitFor({ state: 'attached' });
  await frame.getByRole('heading', { name: TITLE }).waitFor();
  await leave(page, { expected: [/404|frame-src|Framing/] });
});

test('a figure shows without an origin of its own too', async () => {
  const page = await host.show(
    `<iframe id="aislado" src="{{dashboard}}/embed/age" title="Edad" width="600" height="600" sandbox="allow-scripts"></iframe>`,
  );
  const frame = page.frameLocator('#aislado');
  await frame.locator('html[data-mode="live"]').waitFor({ state: 'attached' });
  await frame.getByRole('button', { name: 'Tabla' }).click();
  await frame.getByRole('link', { name: /^18/ }).first().click();
  await frame.getByRole('link', { name: /^Quitar el filtro/ }).waitFor();
  await leave(page);
});

test('without scripts a figure is a chart with its table', async () => {
  const page = await host.show(
    `${AGE}<iframe id="quieto" src="{{dashboard}}/embed/age" title="Edad" width="600" height="600"></iframe>`,
    { javaScriptEnabled: false },
  );
  // In place of the element stands the link inside it.
  await page.getByRole('link', { name: 'Edad' }).waitFor();
  const frame = page.frameLocator('#quieto');
  await frame.getByRole('table').waitFor();
  await frame.locator('.chart-svg').first().waitFor({ state: 'attached' });
  assert.equal(await frame.getByRole('button').count(), 0);
  await frame.getByRole('link', { name: /^18/ }).first().click();
  await frame.getByRole('link', { name: /^Quitar el filtro/ }).waitFor();
  await leave(page);
});

test('a site that is not listed gets a link in place of the frame', async () => {
  const page = await host.showElsewhere(AGE);
  const failure = page.getByRole('alert');
  await failure.getByText('La figura no se puede mostrar aquí.').waitFor();
  const link = failure.getByRole('link', { name: 'Abrirla en el tablero' });
  assert.equal(await link.getAttribute('href'), `${host.dashboard}/embed/age`);
  await leave(page, { expected: [/frame-ancestors|Framing|ERR_BLOCKED/] });
});

test('nor is any other page of the dashboard shown in a frame, by anyone', async () => {
  const page = await host.show('<iframe id="pagina" src="{{dashboard}}/es" title="x" width="600" height="300"></iframe>');
  await page.waitForLoadState('networkidle');
  assert.equal(await page.frameLocator('#pagina').locator('.site-header').count(), 0);
  await leave(page, { expected: [/frame-ancestors|Framing|ERR_BLOCKED|X-Frame-Options/] });
});

test('a figure that does not come is a link', async () => {
  const page = await host.show('');
  await page.route('**/embed/age*', (route) => route.abort());
  await page.evaluate(() => {
    const figure = document.createElement('atalaya-figure');
    figure.setAttribute('figure', 'age');
    document.body.append(figure);
  });
  await page.getByRole('alert').getByRole('link').waitFor();
  await leave(page, { expected: [/ERR_FAILED/] });
});

test('links to the dashboard open a window of their own', async () => {
  const page = await host.show(AGE);
  await live(page);
  const [opened] = await Promise.all([
    page.context().waitForEvent('page'),
    frameIn(page).getByRole('link', { name: /^Ver en el tablero/ }).click(),
  ]);
  await opened.waitForURL(/\/es\/acreditadas#age$/);
  await leave(page);
});

test('images show in any site', async () => {
  const files = ['svg?width=480', 'png?theme=dark&lang=en'].map((file) => `/embed/age.${file}`);
  // What a busy machine does not draw in time is there the next time.
  for (const file of files) {
    let status = 0;
    for (let turn = 0; turn < 10 && status !== 200; turn += 1) ({ status } = await fetch(`${host.dashboard}${file}`));
    assert.equal(status, 200, file);
  }
  const images = files.map((file) => `<img src="{{dashboard}}${file}" alt="Edad">`);
  const page = await host.showElsewhere(images.join(''));
  const widths = () => page.locator('img').evaluateAll((all) => all.map((image) => image.complete && image.naturalWidth));
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  assert.deepEqual(await widths(), [480, 1600]);
  await leave(page);
});

test('no cookie is set and nothing is kept in the browser', async () => {
  const page = await host.show(AGE);
  await live(page);
  assert.deepEqual(await page.context().cookies(), []);
  // The same page by itself may keep something, and does not.
  await page.goto(`${host.dashboard}/embed/age?theme=dark`);
  await interactive(page);
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
  assert.deepEqual(kept, [0, 0, '']);
  await leave(page);
});

for (const path of ['/', '/seguimiento.html', '/informe.html']) {
  test(`the page ${path} of the example shows its figures on a narrow screen and in the dark`, async () => {
    const options = { viewport: { width: 320, height: 700 }, colorScheme: 'dark' };
    const page = await host.open(path, options);
    await live(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    const broken = await page.locator('img').evaluateAll((all) => all.filter((image) => !image.naturalWidth).length);
    assert.equal(broken, 0);
    await leave(page);
  });
}

test('no embedded figure has a serious finding of axe', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await host.open('/informe.html', { colorScheme });
    await live(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    assert.deepEqual(grave.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]), []);
    await leave(page);
  }
});

test('a choice of the page reaches every figure in it', async () => {
  const page = await host.open('/seguimiento.html');
  await live(page);
  await page.getByRole('combobox', { name: 'Sexo' }).selectOption({ label: 'Mujeres' });
  for (const figure of ['age', 'exploitation', 'province']) {
    await page.locator(`atalaya-figure[figure=${figure}][filters="sex=2"]`).waitFor();
  }
  const age = frameIn(page, 'atalaya-figure[figure=age]');
  await age.getByRole('button', { name: 'Tabla' }).click();
  await age.getByRole('link', { name: /^18/ }).first().click();
  await page.getByText(/age_group = AGE-/).waitFor();
  await leave(page);
});

test('a figure is printed whole', async () => {
  const page = await host.open('/informe.html', { viewport: { width: 700, height: 900 } });
  await live(page);
  await page.emulateMedia({ media: 'print' });
  const { box, inner } = await heights(page);
  assert.ok(inner <= box, `${inner} of ${box} pixels`);
  const frame = frameIn(page);
  assert.ok(await frame.locator('.figure__chart').isVisible());
  assert.equal(await frame.locator('.figure__tools').isVisible(), false);
  await leave(page);
});
