import { ProblemError } from '../base/problem-error.ts';

/** How many items a page has where the caller names no limit. */
export const defaultLimit = 20;

/**
 * Reads a cursor that {@link toPage} gave out.
 *
 * @returns the key of the last item of the page before; undefined for the first page.
 * @throws {@link ProblemError} `invalid-request` for anything else.
 */
export function decodeCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const key = /^c_[\w.~-]+$/.test(cursor) && cursor.slice(2);
  if (key) return key;
  throw new ProblemError('invalid-request', 'Send the nextCursor of the page before.', {
    errors: [{ path: 'query.cursor', code: 'invalid_format', message: 'Not a cursor' }],
  });
}

/**
 * A page of at most `limit` rows. Query one row more than the limit: it tells whether there is a next
 * page.
 *
 * @param keyOf - the key that the rows are ordered by, of letters, digits, `_`, `.`, `~` and `-`.
 */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
  view: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(view), nextCursor: more ? `c_${keyOf(last)}` : null };
}
