/**
 * As many random bytes as asked for, in hexadecimal. Works on plain http pages too, where
 * `crypto.randomUUID` is missing.
 *
 * @internal
 */
export function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
