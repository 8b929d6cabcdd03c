import { fromHex, toHex } from './hash.ts';

const ivBytes = 12;

/**
 * Encrypts a text with AES-GCM. The result starts with a fresh initialisation vector.
 */
export async function sealText(text: string, key: CryptoKey): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const bytes = new TextEncoder().encode(text);
  const encrypted = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes);
  return toHex(iv) + toHex(new Uint8Array(encrypted));
}

/**
 * Decrypts a text that {@link sealText} encrypted.
 *
 * @throws DOMException if the key differs or the text was changed.
 */
export async function openText(sealed: string, key: CryptoKey): Promise<string> {
  const bytes = fromHex(sealed);
  const iv = bytes.slice(0, ivBytes);
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes.slice(ivBytes));
  return new TextDecoder().decode(plain);
}

/**
 * Imports 32 uniformly distributed bytes as a key for {@link sealText}.
 */
export function sealingKey(bytes: BufferSource): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
