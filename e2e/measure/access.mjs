// What axe finds, whatever its weight.
import { AxeBuilder } from '@axe-core/playwright';

import { leave, visit } from '../browser.mjs';
import { LANGUAGES } from '../site.mjs';
import { figure } from './statistics.mjs';

/** Every page in every language and theme. */
export async function measureAccess(browser, address, pages) {
  const found = [];
  for (const colorScheme of ['light', 'dark']) {
    for (const language of LANGUAGES) {
      for (const { [language]: path } of pages) {
        const page = await visit(browser, address, path, { colorScheme });
        const { violations } = await new AxeBuilder({ page }).analyze();
        for (const { id, nodes } of violations) {
          for (const { target } of nodes) found.push(`${path} ${colorScheme}: ${id} ${target}`);
        }
        await leave(page);
      }
    }
  }
  for (const line of found) console.log(`  ${line}`);
  return [figure('findings of axe on all pages, languages and themes', found.length, 'findings', 0)];
}
