/**
 * Returns `bytes` cryptographically random bytes in hexadecimal. Also works on plain http pages, where
 * `crypto.randomUUID` is missing.
 */
export function randomHex(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(values, (value) => (256 | value).toString(16).slice(1)).join('');
}

/** Returns random hexadecimal digits that tell calls apart. Fast, but guessable: not for secrets. */
export function randomId(digits: number): string {
  let text = '';
  // Seven digits at a time: small integers are the fastest to format.
  while (text.length < digits)
    text += (0x10000000 | (Math.random() * 2 ** 28)).toString(16).slice(1);
  return text.slice(0, digits);
}
