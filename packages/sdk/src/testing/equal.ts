/** Asserts that two values are equal as JSON. For tests in browsers, which have no `node:assert`. */
export function equal(actual: unknown, expected: unknown, name = 'value'): void {
  const [actualText, expectedText] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (actualText !== expectedText)
    throw new Error(`${name} is ${actualText}, expected ${expectedText}`);
}
