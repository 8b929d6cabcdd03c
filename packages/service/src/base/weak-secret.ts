/** Fewest different characters of a secret. A random secret of 16 hexadecimal digits has more almost always. */
const fewestCharacters = 8;

/** Command that prints a random secret. */
export const secretCommand = 'openssl rand -hex 32';

/**
 * Checks if a secret has so few different characters that a person typed it and a stranger could guess it, such as
 * `aaaaaaaaaaaaaaaa`.
 */
export function isWeakSecret(secret: string): boolean {
  return new Set(secret).size < fewestCharacters;
}
