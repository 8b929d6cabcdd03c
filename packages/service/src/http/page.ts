import { ProblemError } from '../base/problem-error.ts';
import { readWithin } from '../store/read-within.ts';
import type { RowBounds, RowSource } from '../store/read-within.ts';

/** Default number of items of a page. */
export const defaultLimit = 20;

/**
 * Decodes a cursor that {@link toPage} created.
 *
 * @returns The key of the last item of the previous page. Undefined for the first page.
 * @throws {@link ProblemError} `invalid-request` for any other text.
 */
export function decodeCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const key = /^c_[\w.~-]+$/.test(cursor) && cursor.slice(2);
  if (key) return key;
  throw invalidCursor();
}

/** Creates the error for a cursor that no page of the list returned. */
export function invalidCursor(): ProblemError {
  return new ProblemError(
    'invalid-request',
    '`cursor` must be the `nextCursor` of a previous page.',
    {
      errors: [
        {
          path: 'query.cursor',
          code: 'invalid_format',
          message: 'Must be the `nextCursor` of a previous page',
        },
      ],
    },
  );
}

/** A page of a list. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Converts rows to the items of a page. */
export interface PageForm<Row, Item> {
  /** Returns the sort key of a row, made of letters, digits, `_`, `.`, `~` and `-`. */
  readonly keyOf: (row: Row) => string;
  readonly toItem: (row: Row) => Item;
}

/**
 * Reads a page of a list with large rows, which ends before the item that exceeds `bytes`. A list whose rows are small
 * reads `limit` + 1 rows and calls {@link toPage}.
 */
export async function readPage<Row, Item>(
  source: RowSource<Row>,
  { limit, bytes }: RowBounds,
  { keyOf, toItem }: PageForm<Row, Item>,
): Promise<Page<Item>> {
  const { rows, isCut } = await readWithin(source, { limit: limit + 1, bytes });
  const page = toPage(rows, limit, keyOf, toItem);
  const last = rows.at(-1);
  return isCut && last !== undefined ? { ...page, nextCursor: toCursor(keyOf(last)) } : page;
}

/**
 * Creates a page of at most `limit` items. Query one row more than the limit, because only the extra row shows that
 * there is a next page.
 *
 * @param keyOf - Returns the sort key of a row, made of letters, digits, `_`, `.`, `~` and `-`.
 */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(toItem), nextCursor: more ? toCursor(keyOf(last)) : null };
}

function toCursor(key: string): string {
  return `c_${key}`;
}
