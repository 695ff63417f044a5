// A small site of an institution that embeds figures of the dashboard, on an
// origin of its own and under a strict policy.
//
//   node examples/intranet/server.mjs --port 3001 --dashboard http://127.0.0.1:3000
//
// The dashboard must list this site: ATALAYA_EMBED_HOSTS=http://localhost:3001.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const PAGES = join(dirname(fileURLToPath(import.meta.url)), 'pages');
const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };
// What stands for the dashboard in the pages.
const DASHBOARD = /\{\{dashboard\}\}/g;
const PAUSE_MS = 300;

/** What the site lets browsers load: its own files, and the three kinds of
 * embeds from the dashboard. Nothing inline. */
export function policy(dashboard) {
  return [
    "default-src 'none'",
    "style-src 'self'",
    `script-src 'self' ${dashboard}`,
    `frame-src ${dashboard}`,
    `img-src 'self' ${dashboard}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Serves the site. `origin` is its address; `dashboard` the one of the
 * dashboard, which may be set later; `pages` holds further pages by path.
 */
export async function serveIntranet({ port = 0, dashboard = '' } = {}) {
  const site = { dashboard, pages: {} };
  const server = createServer(async (request, answer) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/favicon.ico') return void answer.writeHead(204).end();
    const found = site.pages[pathname] ?? (await read(pathname));
    if (found === null) {
      answer.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('No existe esta página.\n');
      return;
    }
    answer.writeHead(200, {
      'content-type': `${TYPES[extname(pathname)] ?? 'text/html'}; charset=utf-8`,
      'content-security-policy': policy(site.dashboard),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    answer.end(found.replace(DASHBOARD, site.dashboard));
  });
  await new Promise((done) => server.listen(port, 'localhost', done));
  site.origin = `http://localhost:${server.address().port}`;
  site.stop = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return site;
}

// A file of the folder; none where the path is not a plain name.
async function read(pathname) {
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  if (!/^[a-z-]+\.(html|css|js|svg)$/.test(name)) return null;
  return readFile(join(PAGES, name), 'utf8').catch(() => null);
}

async function isServing(dashboard) {
  try {
    return (await fetch(`${dashboard}/health`)).ok;
  } catch {
    return false;
  }
}

async function main() {
  const options = { port: { type: 'string', default: '3001' }, dashboard: { type: 'string', default: 'http://127.0.0.1:3000' } };
  const { values } = parseArgs({ options });
  while (!(await isServing(values.dashboard))) await new Promise((done) => setTimeout(done, PAUSE_MS));
  const { origin } = await serveIntranet({ port: Number(values.port), dashboard: values.dashboard });
  console.log(`\n  Tablero:   ${values.dashboard}/es\n  Intranet:  ${origin}/\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main();
