// Writes the fonts of the pages into a folder, cut down to what the pages say:
// the letters of Western European languages, our symbols, and no more weights
// than the style sheet has. Other letters are shown in the reader's own fonts.
//
//   node scripts/subset-fonts.mjs FOLDER
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const FONTS = [
  {
    name: 'source-sans-3.woff2',
    source: '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
    // The weights of style/: 400 to 650.
    axes: { wght: { min: 400, max: 650 } },
  },
  {
    name: 'source-serif-4.woff2',
    source: '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2',
  },
];

// Kerning, and digits of one width.
const FEATURES = ['kern', 'tnum'];

const LETTERS = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0xff),
  ...'ŒœŠšŽžŸ',
  ...'–—‘’‚“”„•…‹›€−×≤≥→←↑↓',
  '\u2009', // thin space
  '\u2011', // hyphen that does not break
  '\u202f', // narrow space that does not break
].join('');

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
for (const { name, source, axes } of FONTS) {
  const whole = readFileSync(join('node_modules', source));
  const part = await subsetFont(whole, LETTERS, {
    targetFormat: 'woff2',
    variationAxes: axes,
    keepFeatures: FEATURES,
  });
  writeFileSync(join(folder, name), part);
}

function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, place) => String.fromCodePoint(first + place));
}
