// Measures what readers wait for and load, with the real program and the real
// browser half, and writes the figures into the folder given:
//
//   node e2e/measure.mjs FOLDER [load shift clicks server access]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { launch } from './browser.mjs';
import { measureAccess } from './measure/access.mjs';
import { measureClicks } from './measure/clicks.mjs';
import { measureLoad } from './measure/load.mjs';
import { measureServer } from './measure/server.mjs';
import { measureShift } from './measure/shift.mjs';
import { demoWorkplace } from './program.mjs';
import { DASHBOARDS, PAGES } from './site.mjs';

const [folder, ...wanted] = process.argv.slice(2);
const figures = DASHBOARDS.map(({ es }) => es);
const all = PAGES.map(({ es }) => es);

const workplace = await demoWorkplace();
const browser = await launch();
const { address } = workplace;
const parts = {
  load: () => measureLoad(browser, address, all),
  shift: () => measureShift(browser, address, all),
  clicks: () => measureClicks(browser, address, figures),
  server: () => measureServer(address, figures),
  access: () => measureAccess(browser, address, PAGES),
};

mkdirSync(folder, { recursive: true });
try {
  for (const [place, name] of Object.keys(parts).entries()) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`  ${name}`);
    writeFileSync(join(folder, `${place}-${name}.json`), JSON.stringify(await parts[name]()));
  }
} finally {
  await browser.close();
  await workplace.stop();
}
