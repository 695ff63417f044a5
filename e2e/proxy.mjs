// nginx in front of the program, with the settings that deploy/nginx.conf
// shows to operators.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(fileURLToPath(import.meta.url), '../..');
const START_LIMIT_MS = 10_000;
// Debian keeps it where only root's shell looks.
const NGINX = ['nginx', '/usr/sbin/nginx'].find((name) => spawnSync(name, ['-v']).status === 0);

/** Why tests with nginx cannot run here; false where they can. */
export const NO_NGINX = NGINX ? false : 'there is no nginx here: on Debian, apt-get install nginx-light';

/** A port of this machine that nobody listens on. */
export async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Replaces what differs between an operator's machine and a test. */
function replace(text, pattern, replacement) {
  assert.match(text, pattern, 'deploy/nginx.conf says this in other words now');
  return text.replace(pattern, replacement);
}

/** The operators' example for a port here and a program at an address. */
function settings({ port, program, strips, folder }) {
  let server = readFileSync(join(ROOT, 'deploy/nginx.conf'), 'utf8');
  server = replace(server, /listen 443 ssl;/, `listen 127.0.0.1:${port};`);
  server = replace(server, /^.*listen \[::\].*\n/m, '');
  server = replace(server, /^.*ssl_certificate.*\n^.*ssl_certificate_key.*\n/m, '');
  server = replace(server, /server 127\.0\.0\.1:3000;/, `server ${new URL(program).host};`);
  server = replace(server, /access_log \S+/, `access_log ${join(folder, 'access.log')}`);
  if (strips) server = replace(server, /proxy_pass http:\/\/atalaya;/, 'proxy_pass http://atalaya/;');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name)};`)
    .join('\n');
  return `
    daemon off;
    master_process off;
    pid ${join(folder, 'pid')};
    error_log stderr;
    events {}
    http {
      ${temporary}
      ${server}
    }`;
}

/** nginx in front of a program; `strips` says whether it takes the path away. */
export class Proxy {
  constructor(options) {
    this.folder = mkdtempSync(join(tmpdir(), 'atalaya-nginx-'));
    this.options = options;
  }

  /** Starts it and waits until it answers. */
  async start() {
    const file = join(this.folder, 'nginx.conf');
    writeFileSync(file, settings({ ...this.options, folder: this.folder }));
    this.errors = '';
    this.nginx = spawn(NGINX, ['-c', file, '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'pipe'] });
    this.nginx.stderr.on('data', (text) => {
      this.errors += text;
    });
    const limit = Date.now() + START_LIMIT_MS;
    while (!(await this.answers())) {
      assert.equal(this.nginx.exitCode, null, `nginx ended:\n${this.errors}`);
      assert.ok(Date.now() < limit, `nginx does not answer:\n${this.errors}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  async answers() {
    const answer = await fetch(`http://127.0.0.1:${this.options.port}/`).catch(() => null);
    return answer !== null;
  }

  /** What it logged. */
  log() {
    const file = join(this.folder, 'access.log');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** Ends it and removes its folder. */
  async stop() {
    if (this.nginx && this.nginx.exitCode === null) {
      const ended = new Promise((done) => this.nginx.once('exit', done));
      this.nginx.kill('SIGTERM');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
