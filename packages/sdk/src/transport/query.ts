/**
 * What a query may hold.
 *
 * @internal
 */
export type QueryFields = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

/**
 * Writes a query string with its question mark; empty if nothing is set. Lists repeat their name.
 *
 * @internal
 */
export function formatQuery(query: QueryFields = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const item of [value].flat()) if (item !== undefined) search.append(name, String(item));
  const text = search.toString();
  return text && `?${text}`;
}
