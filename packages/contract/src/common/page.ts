import * as z from 'zod/mini';

/**
 * Query fields of every endpoint that returns a page: `cursor` from the page before, `limit` 1 to 100.
 *
 * @public
 */
export const pageQuery = {
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(100))),
};

/**
 * Schema of a page of items. `nextCursor` is null on the last page.
 *
 * @public
 */
export function page<Item extends z.ZodMiniType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });
}
