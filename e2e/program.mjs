// Runs the real program for the browser tests: an empty registry, invented
// records, a release from them, and a server on a free port.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(fileURLToPath(import.meta.url), '../..');
const PROGRAM = process.env.ATALAYA_PROGRAM ?? join(ROOT, 'target/debug/atalaya');
const START_LIMIT_MS = 60_000;

/** A folder with its own registry, secret and releases. */
export class Workplace {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'atalaya-e2e-'));
    this.env = {
      ...process.env,
      ATALAYA_DATABASE: `sqlite://${join(this.folder, 'registry.sqlite')}?mode=rwc`,
      ATALAYA_RELEASES: join(this.folder, 'releases'),
      ATALAYA_SECRET_FILE: join(this.folder, 'record-key.secret'),
      ATALAYA_SITE: process.env.ATALAYA_SITE ?? join(ROOT, 'target/site'),
      ATALAYA_ADDRESS: '127.0.0.1:0',
      ATALAYA_LOG: 'warn,atalaya=info,server=info',
    };
  }

  /** Runs one command of the program to its end and returns what it printed. */
  run(...args) {
    return execFileSync(PROGRAM, args, {
      cwd: ROOT,
      env: this.env,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /**
   * Always the same secret: it decides the noise, and with it every number
   * that a test reads.
   */
  writeSecret() {
    const secret = createHash('sha256').update('invented records').digest('hex');
    writeFileSync(this.env.ATALAYA_SECRET_FILE, `${secret}\n`, { mode: 0o600 });
  }

  /** Invents records and imports them. */
  importDemo({ records = 900, seed = 1 } = {}) {
    const file = join(this.folder, 'demo.csv');
    this.writeSecret();
    writeFileSync(file, this.run('demo', '--records', String(records), '--seed', String(seed)));
    this.import(file, 'domain/data/demo-mapping.toml', 'REN-41');
  }

  import(file, mapping, institution) {
    this.run('import', file, '--mapping', mapping, '--institution', institution);
  }

  publish(...args) {
    this.run('release', 'publish', ...args);
  }

  /** Serves until `stop` is called; resolves with the address. */
  async serve() {
    this.server = spawn(PROGRAM, ['serve'], { cwd: ROOT, env: this.env, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines = [];
    this.log = lines;
    this.address = await new Promise((found, failed) => {
      const limit = setTimeout(() => failed(new Error(`no address in time:\n${lines.join('\n')}`)), START_LIMIT_MS);
      const read = (line) => {
        lines.push(line);
        const address = line.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
        if (!address) return;
        clearTimeout(limit);
        found(address);
      };
      createInterface({ input: this.server.stdout }).on('line', read);
      createInterface({ input: this.server.stderr }).on('line', read);
      this.server.once('exit', (code) => failed(new Error(`the program ended with ${code}:\n${lines.join('\n')}`)));
    });
    return this.address;
  }

  /** Ends the server and removes the folder. */
  async stop() {
    if (this.server && this.server.exitCode === null) {
      const ended = new Promise((done) => this.server.once('exit', done));
      this.server.kill('SIGTERM');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A workplace with two releases of invented records, a year apart. */
export function publishDemo() {
  const workplace = new Workplace();
  workplace.importDemo();
  workplace.publish('--cutoff', '2024-12-31');
  workplace.publish('--cutoff', '2025-12-31');
  return workplace;
}

/**
 * The same, served, with these settings, after `prepare` has done its part. Where ATALAYA_E2E_RELEASES names a folder of releases that
 * `publishDemo` made, a copy of them is served: files of tests share the work.
 */
export async function demoWorkplace(settings = {}, prepare = () => {}) {
  const prepared = process.env.ATALAYA_E2E_RELEASES;
  const workplace = prepared ? new Workplace() : publishDemo();
  if (prepared) cpSync(prepared, workplace.env.ATALAYA_RELEASES, { recursive: true });
  Object.assign(workplace.env, settings);
  prepare(workplace);
  await workplace.serve();
  return workplace;
}
