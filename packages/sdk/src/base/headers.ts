/**
 * Returns the headers with lower-case names and trimmed values.
 *
 * @throws TypeError for a header that cannot be sent. The message names the headers and never quotes a value.
 */
export function readHeaders(
  headers: Readonly<Record<string, string>> | undefined,
): Record<string, string> {
  if (!headers) return {};
  try {
    return Object.fromEntries(new Headers(headers));
  } catch {
    const names = Object.keys(headers).join();
    throw new TypeError(`Each header must be one line of Latin-1: ${names}.`);
  }
}

/**
 * Returns the value of the `Authorization` header for a key or token.
 *
 * @throws TypeError for a key or token that cannot be sent. The message never quotes it.
 */
export function bearer(credential: string): string {
  return String(readHeaders({ authorization: `Bearer ${credential}` })['authorization']);
}
