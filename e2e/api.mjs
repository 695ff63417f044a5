// The public API, as a program that reuses the data asks it.
import assert from 'node:assert/strict';

export class Api {
  constructor(address) {
    this.address = address;
    this.answers = new Map();
  }

  /** The JSON answer to a selection. Asked once. */
  async data(query, language = 'es') {
    const path = `/api/v1/data?${query}&lang=${language}`;
    if (!this.answers.has(path)) {
      const response = await fetch(this.address + path);
      assert.equal(response.status, 200, `${path}: ${response.status}`);
      this.answers.set(path, await response.json());
    }
    return this.answers.get(path);
  }

  /** The CSV rows of a selection, each an object by column. */
  async csv(query) {
    const response = await fetch(`${this.address}/api/v1/data?${query}&format=csv`);
    assert.equal(response.status, 200);
    const [header, ...rows] = parseCsv(await response.text());
    return rows.map((row) => Object.fromEntries(header.map((name, place) => [name, row[place]])));
  }

  /** What the newest release says of itself. */
  async release() {
    const { latest } = await (await fetch(`${this.address}/api/v1/releases`)).json();
    return (await fetch(`${this.address}/api/v1/releases/${latest}`)).json();
  }
}

/** The cells of an answer, each with the item of every axis. */
export function cellsOf({ axes, cells, bases }) {
  return cells.map((cell, flat) => {
    let rest = flat;
    const items = [...axes].reverse().map(({ items }) => {
      const item = items[rest % items.length];
      rest = Math.floor(rest / items.length);
      return item;
    });
    return { ...cell, items: items.reverse(), base: bases.length === 1 ? bases[0] : undefined };
  });
}

// RFC 4180.
function parseCsv(text) {
  const rows = [[]];
  const fields = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g;
  for (const [all, quoted, plain, end] of text.matchAll(fields)) {
    if (all === '' && rows.at(-1).length === 0) break;
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
