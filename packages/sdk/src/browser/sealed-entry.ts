import type { OutboxEntry } from '../outbox/outbox-store.ts';
import type { HeldKey } from './key-holder.ts';

/** Length of the initialization vector that NIST SP 800-38D recommends for AES-GCM. */
const ivBytes = 12;

/** An encrypted message. Only opaque ids, the time of writing and the initialization vector are unencrypted. */
export interface SealedEntry {
  /** Id of the customer's storage key. */
  readonly compartment: string;
  /** Key of the message, which is random. */
  readonly name: string;
  /** Time of writing, in milliseconds since the epoch. */
  readonly at: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/**
 * Encrypts a message. The encryption authenticates compartment and name, so a moved or renamed copy cannot be
 * decrypted.
 */
export async function sealEntry(
  entry: OutboxEntry,
  { id, key }: HeldKey,
  at: number,
): Promise<SealedEntry> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const plain = new TextEncoder().encode(JSON.stringify(entry));
  const data = await crypto.subtle.encrypt(cipher(iv, id, entry.key), key, plain);
  return { compartment: id, name: entry.key, at, iv, data };
}

/** Decrypts an entry of {@link sealEntry}. Undefined if the entry is damaged or belongs to another key. */
export async function openEntry(
  { iv, data, name }: SealedEntry,
  { id, key }: HeldKey,
): Promise<OutboxEntry | undefined> {
  try {
    const plain = await crypto.subtle.decrypt(cipher(iv, id, name), key, data);
    const entry = JSON.parse(new TextDecoder().decode(plain)) as OutboxEntry;
    return entry.key === name && Array.isArray(entry.content) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function cipher(iv: Uint8Array<ArrayBuffer>, compartment: string, name: string): AesGcmParams {
  const additionalData = new TextEncoder().encode(`${compartment} ${name}`);
  return { name: 'AES-GCM', iv, additionalData };
}
