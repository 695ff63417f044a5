// What a first visit loads: everything that comes over the wire until the page
// is interactive and the network is silent.
import { interactive, leave, openPage } from '../browser.mjs';
import { figure, kilobytes, worst } from './statistics.mjs';

const TARGET_KB = 600;
const HTML_TARGET_KB = 60;

/** Loads each path with empty caches; figures of the worst, and its parts. */
export async function measureLoad(browser, address, paths) {
  const loads = [];
  for (const path of paths) loads.push(await load(browser, address, path));
  const largest = worst(loads, ({ total }) => total);
  const document = worst(loads, ({ parts }) => parts.html);
  const parts = Object.entries(largest.parts).map(([part, bytes]) =>
    figure(`cold load: ${part}`, kilobytes(bytes), 'kB'),
  );
  return [
    figure(`cold load of the heaviest page (${largest.path})`, kilobytes(largest.total), 'kB', TARGET_KB),
    ...parts,
    figure(`HTML with charts, compressed (${document.path})`, kilobytes(document.parts.html), 'kB', HTML_TARGET_KB),
    figure('HTML with charts, plain', kilobytes(document.plain), 'kB'),
  ];
}

async function load(browser, address, path) {
  const page = await openPage(browser, address);
  const network = await page.context().newCDPSession(page);
  const parts = { html: 0, css: 0, js: 0, echarts: 0, wasm: 0, release: 0, fonts: 0, other: 0 };
  const names = new Map();
  await network.send('Network.enable');
  network.on('Network.responseReceived', ({ requestId, response }) => names.set(requestId, partOf(response)));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    parts[names.get(requestId) ?? 'other'] += encodedDataLength;
  });
  const response = await page.goto(path);
  await interactive(page);
  await page.waitForLoadState('networkidle');
  const plain = (await response.body()).length;
  await leave(page);
  return { path, parts, plain, total: Object.values(parts).reduce((sum, bytes) => sum + bytes) };
}

function partOf({ url, mimeType }) {
  if (url.startsWith('data:')) return 'other';
  if (url.includes('/parts/')) return 'release';
  if (url.endsWith('/echarts.js')) return 'echarts';
  if (mimeType === 'text/html') return 'html';
  if (mimeType === 'text/css') return 'css';
  if (mimeType.includes('javascript')) return 'js';
  if (mimeType === 'application/wasm') return 'wasm';
  return mimeType.includes('font') ? 'fonts' : 'other';
}
