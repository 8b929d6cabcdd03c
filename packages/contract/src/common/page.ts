import * as z from 'zod/mini';

/**
 * Query fields of every paginated endpoint. `cursor` is the `nextCursor` of the previous page. `limit` is the maximum
 * number of items, 1 to 100.
 *
 * @public
 */
export const pageQuery = {
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(100))),
};

/**
 * Creates the schema of a page of items. `nextCursor` is null on the last page.
 *
 * @public
 */
export function page<Item extends z.ZodMiniType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });
}
