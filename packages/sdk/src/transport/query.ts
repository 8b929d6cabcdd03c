/** Fields of a query string. */
export type QueryFields = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

/** Returns a query string with its question mark, or an empty string if no field is set. Lists repeat their name. */
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
