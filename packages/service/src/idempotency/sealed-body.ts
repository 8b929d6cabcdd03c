import { fromHex, toHex } from '../kernel/hash.ts';

const ivBytes = 12;

/**
 * Encrypts an answer that holds tokens under the key that the caller repeats it with, which is not
 * kept itself. So the database alone gives no token away.
 *
 * @internal
 */
export async function sealBody(body: string, key: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const encrypted = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    await deriveKey(key),
    new TextEncoder().encode(body),
  );
  return toHex(iv) + toHex(new Uint8Array(encrypted));
}

/**
 * Reads what {@link sealBody} has made.
 *
 * @throws DOMException if the key is another.
 *
 * @internal
 */
export async function openBody(sealed: string, key: string): Promise<string> {
  const bytes = fromHex(sealed);
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: bytes.slice(0, ivBytes) },
    await deriveKey(key),
    bytes.slice(ivBytes),
  );
  return new TextDecoder().decode(plain);
}

async function deriveKey(key: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(`tellerkit answer ${key}`);
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return crypto.subtle.importKey('raw', digest, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
