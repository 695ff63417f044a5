// How wide a text is, without a font to ask: the server has none, and a
// browser that measured its own would break lines elsewhere than the server.
//
// Widths are the advance widths of Helvetica and its metric twins (Arial,
// Liberation Sans, Arimo), in thousandths of the font size, for U+0020 to
// U+007E. Texts in the page's own font are as wide, to a twentieth.
const ADVANCE = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
  556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
  1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
  667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
  333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
  556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
];
const FIRST = 0x20;
// Characters outside the list: letters of other alphabets, ideographs.
const OTHER = 600;
const WIDE = 1000;
// Fonts on readers' machines are up to this much wider. Ideographs are not:
// ECharts takes the height of a line from one.
const ALLOWANCE = 1.1;
const ELLIPSIS = '…';

const COMBINING = /^(?:\p{M}|\p{Cf})$/u;
const IDEOGRAPH = /^(?:\p{Extended_Pictographic}|\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana})$/u;
const DEFAULT_FONT_PX = 12;
const FONT_PX = /([\d.]+)px/;

// Advance widths of characters outside the list, as they were met.
const others = new Map([
  ['\u00a0', 278],
  ['\u2009', 200],
  ['\u202f', 200],
]);

/** The width of a text in a font such as `13px sans-serif`, in pixels. */
export function measureText(text, font) {
  const size = Number(FONT_PX.exec(font ?? '')?.[1]) || DEFAULT_FONT_PX;
  let width = 0;
  for (const character of String(text ?? '')) {
    width += ADVANCE[character.codePointAt(0) - FIRST] ?? advance(character);
  }
  return { width: (width * size * ALLOWANCE) / 1000 };
}

function advance(character) {
  let width = others.get(character);
  if (width === undefined) {
    width = unlisted(character);
    others.set(character, width);
  }
  return width;
}

function unlisted(character) {
  // An accent takes no room of its own.
  const [plain] = character.normalize('NFD');
  if (COMBINING.test(plain)) return 0;
  return ADVANCE[plain.codePointAt(0) - FIRST] ?? (IDEOGRAPH.test(plain) ? WIDE / ALLOWANCE : OTHER);
}

/**
 * The text in `lines` lines at most, each no wider than `width` pixels; what
 * does not fit ends in an ellipsis. Breaks at spaces, and inside a word only
 * when it is wider than a line.
 */
export function wrapped(text, { width, font, lines }) {
  const fits = (line) => measureText(line, font).width <= width;
  const done = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') done.push(line);
    line = word;
    while (!fits(line) && done.length <= lines) {
      const head = longest(line, fits);
      done.push(head);
      line = line.slice(head.length);
    }
    if (done.length > lines) break;
  }
  if (line !== '') done.push(line);
  if (done.length <= lines) return done.join('\n');
  const last = longest(`${done[lines - 1]} ${done[lines]}`, (start) => fits(`${start}${ELLIPSIS}`));
  return [...done.slice(0, lines - 1), `${last.trimEnd()}${ELLIPSIS}`].join('\n');
}

// The longest beginning that fits, of one character at least.
function longest(text, fits) {
  let [start = '', ...rest] = text;
  for (const character of rest) {
    if (!fits(start + character)) break;
    start += character;
  }
  return start;
}
