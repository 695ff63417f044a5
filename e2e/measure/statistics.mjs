/** The value below which a share of the values lies, by nearest rank. */
export function quantile(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

/** The entry of a list with the greatest value of `measure`. */
export function worst(entries, measure) {
  return entries.reduce((one, other) => (measure(other) > measure(one) ? other : one));
}

/** A figure in the form of bench.json. */
export function figure(name, value, unit, target = null, better = 'lower') {
  return { name, value: Number(value.toFixed(unit === 'ms' || unit === 'kB' ? 1 : 4)), unit, target, better };
}

export const kilobytes = (bytes) => bytes / 1000;
