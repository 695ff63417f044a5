// Reads the numbers of a page as a reader would: tables, map, headline tiles.

/**
 * Every figure that the page shows: its table in sections, the ranked list
 * beside its map, and whether it could not apply the filters.
 */
export function readFigures(page) {
  return page.locator('section.figure:not([hidden])').evaluateAll((figures) => {
    const text = (node) => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    // A cell without a number holds a symbol that is seen and words that are spoken.
    const cell = (node) => {
      const state = node.querySelector('.state');
      return state
        ? { text: text(state.querySelector('[aria-hidden]')), state: text(state.querySelector('.visually-hidden')) }
        : { text: text(node), state: null };
    };
    const row = (node) => ({
      head: text(node.querySelector('th')),
      link: node.querySelector('th a')?.getAttribute('href') ?? null,
      cells: [...node.querySelectorAll('td')].map(cell),
    });
    return figures.map((figure) => ({
      id: figure.id,
      title: text(figure.querySelector('h3')),
      subtitle: text(figure.querySelector('.figure__subtitle')),
      refused: figure.querySelector('.figure__refused') !== null,
      heads: [...figure.querySelectorAll('thead th')].map(text),
      rows: [...figure.querySelectorAll('tbody tr')].filter((node) => node.querySelector('td')).map(row),
      ranking: [...figure.querySelectorAll('.map__rank')].map((node) => ({
        head: text(node.querySelector('.map__name')),
        cells: [cell(node.querySelector('.map__value'))],
      })),
      provinces: [...figure.querySelectorAll('.map__region[aria-label]')].map((node) => ({
        label: node.getAttribute('aria-label'),
        number: text(node.querySelector('text')),
      })),
    }));
  });
}

/** The headline numbers: label to text. */
export function readTiles(page) {
  return page.locator('.tile').evaluateAll((tiles) => {
    const text = (node) => (node.querySelector('[aria-hidden]') ?? node).textContent.trim();
    return Object.fromEntries(
      tiles.map((tile) => [text(tile.querySelector('dt')), text(tile.querySelector('.tile__value'))]),
    );
  });
}

/** The number that a cell shows; null where it shows a symbol or nothing. */
export function numberOf({ text, state }) {
  if (state !== null || !/^[\d\s.,]+$/.test(text)) return null;
  return Number(text.replace(/\D/g, ''));
}

/** A percentage as a number, whatever the language. */
export function percentOf({ text }) {
  const number = text.match(/^([\d.,]+)\s?%$/)?.[1];
  return number === undefined ? null : Number(number.replace(',', '.'));
}
