// Joins the figures of all benches into one list and prints them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, output] = process.argv.slice(2);
const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
const figures = files.flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));

writeFileSync(output, `${JSON.stringify(figures, null, 2)}\n`);
for (const { name, value, unit, target, better } of figures) {
  const met = target == null || (better === 'lower' ? value <= target : value >= target);
  const wanted = target == null ? '' : `  (${better === 'lower' ? 'at most' : 'at least'} ${target} ${unit})`;
  console.log(`${met ? 'ok  ' : 'MISS'} ${name}: ${value} ${unit}${wanted}`);
}
console.log(`${figures.length} figures written to ${output}`);
