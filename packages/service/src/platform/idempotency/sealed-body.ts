import { openText, sealingKey, sealText } from '../../base/sealed-text.ts';

/**
 * Encrypts an answer that holds tokens under the key that the caller repeats it with, which is not
 * kept itself. So the database alone gives no token away.
 */
export async function sealBody(body: string, key: string): Promise<string> {
  return sealText(body, await deriveKey(key));
}

/**
 * Reads what {@link sealBody} has made.
 *
 * @throws DOMException if the key is another.
 */
export async function openBody(sealed: string, key: string): Promise<string> {
  return openText(sealed, await deriveKey(key));
}

async function deriveKey(key: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(`tellerkit answer ${key}`);
  return sealingKey(await crypto.subtle.digest('SHA-256', bytes));
}
