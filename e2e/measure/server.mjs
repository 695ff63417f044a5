// How long the server takes for a page, from request to last byte.
import { Agent, request } from 'node:http';

import { figure, quantile } from './statistics.mjs';

const WARM_REQUESTS = 150;
const COLD_PAGES = 100;
const WARM_P99_MS = 50;
const COLD_P99_MS = 400;

/** Warm pages again and again, then pages with filters that nobody asked for. */
export async function measureServer(address, paths) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const get = (path) => fetchTimed(new URL(path, address), agent);
  const warm = [];
  for (const path of paths) {
    await get(path);
    for (let count = 0; count < WARM_REQUESTS; count++) warm.push((await get(path)).time);
  }
  const cold = [];
  for (const path of await unseen(get, paths)) {
    const { status, time } = await get(path);
    if (status === 200) cold.push(time);
    if (cold.length === COLD_PAGES) break;
  }
  agent.destroy();
  return [
    figure(`server, warm page, p99 of ${warm.length}`, quantile(warm, 0.99), 'ms', WARM_P99_MS),
    figure('… median', quantile(warm, 0.5), 'ms'),
    figure(`server, page with charts not yet drawn, p99 of ${cold.length}`, quantile(cold, 0.99), 'ms', COLD_P99_MS),
    figure('… median', quantile(cold, 0.5), 'ms'),
  ];
}

// Addresses with one filter each, of the choices that the pages offer.
async function unseen(get, paths) {
  const addresses = [];
  for (const path of paths) {
    const { body } = await get(path);
    const choices = [...body.matchAll(/<select[^>]*name="([a-z_]+)"[^>]*>(.*?)<\/select>/gs)].flatMap(
      ([, name, options]) =>
        [...options.matchAll(/<option(?![^>]*disabled)[^>]*value="([^"]+)"/g)].map(([, code]) => [name, code]),
    );
    addresses.push(...choices.map(([name, code]) => `${path}?${new URLSearchParams({ [name]: code })}`));
  }
  // From all pages and filters alike.
  const scattered = addresses.map((path, place) => ({ path, order: (place * 7919) % addresses.length }));
  return scattered.sort((one, other) => one.order - other.order).map(({ path }) => path);
}

function fetchTimed(url, agent) {
  return new Promise((done, failed) => {
    const started = performance.now();
    const asked = request(url, { agent, headers: { accept: 'text/html' } }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const time = performance.now() - started;
        done({ status: response.statusCode, time, body: Buffer.concat(chunks).toString() });
      });
    });
    asked.on('error', failed);
    asked.end();
  });
}
