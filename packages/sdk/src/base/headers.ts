/**
 * Headers with lower-case names, without white space around their values.
 *
 * @throws TypeError for what cannot be sent; it names the headers and never quotes a value.
 */
export function readHeaders(
  headers: Readonly<Record<string, string>> | undefined,
): Record<string, string> {
  if (!headers) return {};
  try {
    return Object.fromEntries(new Headers(headers));
  } catch {
    throw new TypeError(`Not one line of Latin-1: ${Object.keys(headers).join()}.`);
  }
}

/**
 * What says who calls.
 *
 * @throws TypeError for a key or token that cannot be sent; it quotes nothing of it.
 */
export function bearer(credential: string): string {
  return String(readHeaders({ authorization: `Bearer ${credential}` })['authorization']);
}
