/** What a query may hold. */
export type QueryFields = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

/** Writes a query string with its question mark; empty if nothing is set. Lists repeat their name. */
export function formatQuery(query: QueryFields | undefined): string {
  if (!query) return '';
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value]
      .flat()
      .filter((item) => item !== undefined)
      .map((item) => [name, String(item)]),
  );
  return pairs.length ? `?${new URLSearchParams(pairs)}` : '';
}
