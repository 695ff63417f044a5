// Writes FILE.br beside each text and wasm file of a folder, for a server that
// sends it as it is. A file that is newer than its copy is compressed again.
import { readdirSync, readFileSync, statSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const folder = process.argv[2];

for (const name of readdirSync(folder)) {
  if (!/\.(js|css|wasm|svg)$/.test(name)) continue;
  const path = join(folder, name);
  const compressed = `${path}.br`;
  if (existsSync(compressed) && statSync(compressed).mtimeMs >= statSync(path).mtimeMs) continue;
  const bytes = readFileSync(path);
  const small = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  writeFileSync(compressed, small);
  console.log(`  ${name}: ${kilobytes(bytes)} kB, compressed ${kilobytes(small)} kB`);
}

function kilobytes(bytes) {
  return Math.round(bytes.length / 1000);
}
