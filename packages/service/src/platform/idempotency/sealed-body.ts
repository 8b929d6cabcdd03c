import { openText, sealingKey, sealText } from '../../base/sealed-text.ts';

/**
 * Encrypts a response that holds a secret. The encryption key is derived from the caller's idempotency key, which is
 * not stored, so a copy of the database reveals no secret.
 */
export async function sealBody(body: string, key: string): Promise<string> {
  return sealText(body, await deriveKey(key));
}

/**
 * Decrypts a response that {@link sealBody} encrypted.
 *
 * @throws DOMException if the key differs.
 */
export async function openBody(sealed: string, key: string): Promise<string> {
  return openText(sealed, await deriveKey(key));
}

async function deriveKey(key: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(`tellerkit answer ${key}`);
  return sealingKey(await crypto.subtle.digest('SHA-256', bytes));
}
