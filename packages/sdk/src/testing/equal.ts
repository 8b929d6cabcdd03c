/** Plain data is the same; for tests in browsers, which have no `node:assert`. */
export function equal(actual: unknown, expected: unknown, what = 'value'): void {
  const [seen, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (seen !== wanted) throw new Error(`${what} is ${seen}, expected ${wanted}`);
}
