// Drives wrk against the program and writes the figures; see load.sh.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { publishDemo } from '../e2e/program.mjs';

const SECONDS = Number(process.env.LOAD_SECONDS ?? 15);
const MEMORY_SECONDS = Number(process.env.LOAD_MEMORY_SECONDS ?? 600);
const CONNECTIONS = 200;
const MIB = 1024 * 1024;

const run = promisify(execFile);
const figures = [];

function figure(name, value, unit, target, better) {
  figures.push({ name, value: Number(value.toFixed(2)), unit, target, better });
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

const UNITS = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

/** A duration as wrk writes it, in milliseconds. */
function milliseconds(text) {
  const [, number, unit] = text.match(/([\d.]+)(us|ms|s|m)/);
  return Number(number) * UNITS[unit];
}

/** One run of wrk: answers a second, the 99th percentile, refusals. */
async function wrk(address, { connections = CONNECTIONS, seconds = SECONDS, script } = {}) {
  const options = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', '10s'];
  if (script) options.push('-s', script);
  const { stdout } = await run('wrk', [...options, address], { maxBuffer: MIB });
  const number = (pattern) => Number(stdout.match(pattern)?.[1] ?? 0);
  const all = number(/(\d+) requests in/);
  const refused = number(/Non-2xx or 3xx responses: (\d+)/);
  return {
    perSecond: number(/Requests\/sec:\s+([\d.]+)/),
    p99: milliseconds(stdout.match(/99%\s+(\S+)/)[1]),
    all,
    refused,
  };
}

/** A gauge or counter of the program; the sum where labels differ. */
async function metric(address, name) {
  const text = await (await fetch(`${address}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

/** Seconds until an answer comes in a tenth of a second again. */
async function recovery(address) {
  const began = performance.now();
  for (;;) {
    const asked = performance.now();
    const answer = await fetch(address).catch(() => null);
    if (answer?.status === 200 && performance.now() - asked < 100) return (performance.now() - began) / 1000;
    if (performance.now() - began > 60_000) return 60;
  }
}

/** A script for wrk that asks for many different things in turn. */
function variedScript(folder) {
  const file = join(folder, 'varied.lua');
  writeFileSync(file, `
    local variables = {"sex", "age_group", "province", "nationality"}
    local formats = {"json", "csv", "xlsx"}
    local turn = 0
    request = function()
      turn = turn + 1
      local by = variables[turn % #variables + 1]
      local format = formats[turn % #formats + 1]
      local path = "/api/v1/data?by=" .. by .. "&format=" .. format .. "&lang=es"
      if turn % 10 == 0 then path = "/api/v1/data?by=" .. by .. "&nonsense=" .. turn end
      return wrk.format("GET", path)
    end`);
  return file;
}

/** Serves with these settings while something is measured. */
async function serving(workplace, settings, measure) {
  const port = await freePort();
  Object.assign(workplace.env, { ATALAYA_METRICS_ADDRESS: `127.0.0.1:${port}`, ATALAYA_LOG: 'warn', ...settings });
  const address = await workplace.serve();
  await measure(address, `http://127.0.0.1:${port}`);
  const ended = new Promise((done) => workplace.server.once('exit', done));
  workplace.server.kill('SIGTERM');
  await ended;
}

async function throughput(address, metrics, folder) {
  const data = `${address}/api/v1/data?by=sex,age_group`;
  const svg = `${address}/embed/age.svg`;
  for (const warm of [data, svg]) await wrk(warm, { seconds: 1, connections: 2 });

  const cells = await wrk(data);
  figure('load: answers of /api/v1/data', cells.perSecond, '1/s', 10_000, 'higher');
  figure('load: /api/v1/data, 99th percentile, 200 connections', cells.p99, 'ms', 20, 'lower');
  const pictures = await wrk(svg);
  figure('load: kept pictures (SVG)', pictures.perSecond, '1/s', 5_000, 'higher');

  const flood = await wrk(data, { connections: 10 * CONNECTIONS });
  figure('load: refused connections at ten times the load', await metric(metrics, 'atalaya_refused_total'), '', 1, 'higher');
  figure('load: answers at ten times the load', flood.perSecond, '1/s', null, 'higher');
  figure('load: recovery after ten times the load', await recovery(data), 's', 5, 'lower');

  const script = variedScript(folder);
  const resident = async () => (await metric(metrics, 'process_resident_memory_bytes')) / MIB;
  await wrk(address, { seconds: Math.max(1, Math.round(MEMORY_SECONDS / 10)), connections: 50, script });
  const before = await resident();
  await wrk(address, { seconds: MEMORY_SECONDS, connections: 50, script });
  const after = await resident();
  figure('load: resident memory', after, 'MiB', null, 'lower');
  figure(`load: growth of memory in ${MEMORY_SECONDS} s`, (100 * (after - before)) / before, '%', 10, 'lower');
}

async function rates(address) {
  const { all, refused } = await wrk(`${address}/api/v1/data?by=sex`, { connections: 20 });
  figure('load: refused of one client by the default rate', (100 * refused) / all, '%', 50, 'higher');
  figure('load: recovery of that client', await recovery(`${address}/api/v1/data?by=sex`), 's', 5, 'lower');
}

const workplace = publishDemo();
try {
  await serving(workplace, { ATALAYA_RATE_LIMIT_PER_SECOND: '0' }, (address, metrics) =>
    throughput(address, metrics, workplace.folder));
  await serving(workplace, { ATALAYA_RATE_LIMIT_PER_SECOND: '' }, rates);
} finally {
  await workplace.stop();
}
writeFileSync(process.argv[2], JSON.stringify(figures));
