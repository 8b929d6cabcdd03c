/**
 * As many random bytes as asked for, in hexadecimal, which nobody can guess. Works on plain http pages
 * too, where `crypto.randomUUID` is missing.
 *
 * @internal
 */
export function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), hexByte).join('');
}

/**
 * As many random bytes as asked for, in hexadecimal, to tell calls apart: quick, and no secret.
 *
 * @internal
 */
export function randomId(bytes: number): string {
  let text = '';
  while (bytes--) text += hexByte(Math.random() * 256);
  return text;
}

/** Two digits. */
const hexByte = (value: number) => (256 | value).toString(16).slice(1);
