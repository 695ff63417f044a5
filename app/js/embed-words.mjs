// What both sides of a frame must understand alike.

/** The version of the messages, in every one of them as `atalaya`. */
export const VERSION = 1;

// Keys of an address that are no filters.
const NO_FILTER = ['measure', 'by', 'release', 'lang', 'theme', 'locked', 'controls'];
// As variables and codes are written.
const WORD = /^[\w.-]{1,64}$/;

/** The filters of a selection: codes by variable. */
export function filtersOf(selection) {
  const pairs = [...new URLSearchParams(selection ?? '')];
  return Object.fromEntries(pairs.filter(([key, code]) => code && !NO_FILTER.includes(key)));
}

/** What else a selection says. */
export function keyed(selection) {
  const query = new URLSearchParams(selection);
  return { filters: filtersOf(selection), measure: query.get('measure'), release: query.get('release') };
}

/** A query with other filters and the same of everything else; null where they
 * are no filters. */
export function withFilters(search, filters) {
  if (typeof filters !== 'object' || filters === null || Array.isArray(filters)) return null;
  const query = new URLSearchParams();
  for (const [variable, code] of Object.entries(filters)) {
    if (NO_FILTER.includes(variable) || !WORD.test(variable)) return null;
    if (typeof code !== 'string' || !WORD.test(code)) return null;
    query.set(variable, code);
  }
  for (const [key, value] of new URLSearchParams(search)) {
    if (NO_FILTER.includes(key)) query.set(key, value);
  }
  return query.size ? `?${query}` : '';
}
