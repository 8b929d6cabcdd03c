/**
 * As many random bytes as asked for, in hexadecimal, which nobody can guess. Works on plain http pages
 * too, where `crypto.randomUUID` is missing.
 */
export function randomHex(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(values, (value) => (256 | value).toString(16).slice(1)).join('');
}

/** As many random hexadecimal digits as asked for, to tell calls apart: quick, and no secret. */
export function randomId(digits: number): string {
  let text = '';
  // Seven digits at a time, as small integers are the ones that are quick to print.
  while (text.length < digits)
    text += (0x10000000 | (Math.random() * 2 ** 28)).toString(16).slice(1);
  return text.slice(0, digits);
}
