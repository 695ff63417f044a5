// Empties functions that are linked but never called, so that the optimiser
// can drop them with all that only they use.
//
// Leptos keeps, for every view whose type is erased, a way to take over the
// server's HTML piece by piece as lazily loaded code arrives. The compiler
// cannot see that nobody takes that way: the app is hydrated at once. It is a
// fifth of the program. Were one of them called after all, the browser half
// would stop with an error, and every browser test with it.
//
//   node scripts/snip-wasm.mjs IN.wasm OUT.wasm
import { readFileSync, writeFileSync } from 'node:fs';
import binaryen from 'binaryen';

// What makes those futures, and their bodies. Not what drops them or helps
// them: the linker may have found other types that are served by the same code.
const UNUSED = /hydrate_async(::\{\{closure\}\})*::h[0-9a-f]{16}$/;
const SHARED = /drop_in_place/;
// What every supported browser runs; with more, the file would be written in
// newer forms that they refuse. The same list as for wasm-opt.
const FEATURES = [
  'BulkMemory',
  'BulkMemoryOpt',
  'MutableGlobals',
  'NontrappingFPToInt',
  'ReferenceTypes',
  'SignExt',
  'Multivalue',
].reduce((all, name) => all | binaryen.Features[name], 0);

const [input, output] = process.argv.slice(2);
const module = binaryen.readBinary(readFileSync(input));
module.setFeatures(FEATURES);

let emptied = 0;
for (let index = 0; index < module.getNumFunctions(); index++) {
  const found = module.getFunctionByIndex(index);
  const { name } = binaryen.getFunctionInfo(found);
  if (!UNUSED.test(name) || SHARED.test(name)) continue;
  binaryen.Function(found).body = module.unreachable();
  emptied++;
}
if (emptied === 0) throw new Error(`${input} holds no function that matches ${UNUSED}: were its names stripped?`);

writeFileSync(output, module.emitBinary());
