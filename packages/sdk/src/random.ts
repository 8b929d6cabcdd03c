/**
 * As many random bytes as asked for, in hexadecimal, which nobody can guess. Works on plain http pages
 * too, where `crypto.randomUUID` is missing.
 *
 * @internal
 */
export function randomHex(bytes: number): string {
  return hex(crypto.getRandomValues(new Uint8Array(bytes)), 2);
}

/**
 * As many groups of eight hexadecimal digits as asked for, to tell calls apart: quick, and no secret.
 *
 * @internal
 */
export function randomId(groups: number): string {
  return hex(
    Array.from({ length: groups }, () => Math.floor(Math.random() * 2 ** 32)),
    8,
  );
}

function hex(numbers: Iterable<number>, digits: number): string {
  return Array.from(numbers, (number) => number.toString(16).padStart(digits, '0')).join('');
}
