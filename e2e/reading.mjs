// Reads the numbers of a page as a reader would: tables, map, headline tiles.

/**
 * Every figure that the page shows: its table in sections, the ranked list
 * beside its map, and whether it could not apply the filters.
 */
export async function readFigures(page) {
  const figures = page.locator('section.figure:not([hidden])');
  // In the browser a table that is not shown is not there.
  const switched = await figures.evaluateAll(showTables);
  const found = await figures.evaluateAll(read);
  await figures.evaluateAll(showCharts, switched);
  return found;
}

// In the page: the names of the figures that showed their charts until now.
function showTables(figures) {
  if (document.documentElement.dataset.mode !== 'live') return [];
  const hidden = figures.filter((figure) => figure.querySelector('[data-view="chart"] .view-switch'));
  for (const figure of hidden) figure.querySelector('.view-switch button:last-child').click();
  return hidden.map(({ id }) => id);
}

function showCharts(figures, ids) {
  const switched = figures.filter(({ id }) => ids.includes(id));
  for (const figure of switched) figure.querySelector('.view-switch button:first-child').click();
}

function read(figures) {
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
    ranking: [...figure.querySelectorAll('.map__rank, .ranked__row')].map((node) => ({
      head: text(node.querySelector('.map__name, .ranked__name')),
      cells: [cell(node.querySelector('.map__value, .ranked__value'))],
    })),
    provinces: [...figure.querySelectorAll('.map__region[aria-label]')].map((node) => ({
      label: node.getAttribute('aria-label'),
      number: text(node.querySelector('.map__number')),
    })),
  }));
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
