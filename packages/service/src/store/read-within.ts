/** Reads the rows of a list, in the order of the list. */
export interface RowSource<Row> {
  /** Reads up to `limit` rows after the row `last`, or from the start of the list. */
  rows(last: Row | undefined, limit: number): Promise<Row[]>;
  /** Reads the sizes of up to `limit` rows after the row `last`, in bytes, without loading the rows. */
  sizes(last: Row, limit: number): Promise<number[]>;
  /** Returns the size of a row in bytes. Only the columns without a small maximum count. */
  sizeOf(row: Row): number;
}

/** The bounds of {@link readWithin}. */
export interface RowBounds {
  readonly limit: number;
  readonly bytes: number;
}

/** Rows within some bounds. */
export interface RowsWithin<Row> {
  readonly rows: Row[];
  /** True if a further row exists within `limit` but not within `bytes`. */
  readonly isCut: boolean;
}

/**
 * Maximum number of rows that {@link readWithin} loads before it knows their size. A live event needs no second query.
 */
const mostFirstRows = 8;

/** Share of the bounds in bytes for each of the first rows, so that small bounds load few rows of unknown size. */
const firstRowBytes = 16 * 1024;

/**
 * Reads the first rows of a list: at most `limit`, and at most `bytes` unless the first row alone is larger. Loads at
 * most a few rows beyond the bounds, because a list of large rows would fill the memory: 500 messages can have 80 MB.
 */
export async function readWithin<Row>(
  source: RowSource<Row>,
  { limit, bytes }: RowBounds,
): Promise<RowsWithin<Row>> {
  const firstRows = Math.min(mostFirstRows, Math.max(1, Math.floor(bytes / firstRowBytes)));
  const first = await source.rows(undefined, Math.min(limit, firstRows));
  const sizes = first.map((row) => source.sizeOf(row));
  // The first row always fits, so that a reader gets past a row that is too large
  const shown = Math.max(Math.min(1, first.length), countWithin(sizes, bytes));
  if (shown < first.length) return { rows: first.slice(0, shown), isCut: true };
  const last = first.at(-1);
  if (last === undefined || first.length < firstRows || first.length === limit)
    return { rows: first, isCut: false };
  const left = bytes - sizes.reduce((sum, size) => sum + size, 0);
  const nextSizes = await source.sizes(last, limit - first.length);
  const count = countWithin(nextSizes, left);
  const next = count === 0 ? [] : await source.rows(last, count);
  return { rows: [...first, ...next], isCut: count < nextSizes.length };
}

/** Returns how many of the sizes, from the start, are together at most `bytes`. */
function countWithin(sizes: readonly number[], bytes: number): number {
  let sum = 0;
  const excess = sizes.findIndex((size) => (sum += size) > bytes);
  return excess === -1 ? sizes.length : excess;
}
