import { ProblemError } from '../base/problem-error.ts';

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
  throw new ProblemError(
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
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(toItem), nextCursor: more ? `c_${keyOf(last)}` : null };
}
