import type { OutboxEntry } from '../outbox/outbox-store.ts';
import type { HeldKey } from './key-holder.ts';

/** The length that NIST SP 800-38D recommends for AES-GCM. */
const ivBytes = 12;

/** An encrypted message: opaque names and numbers in clear, nothing else. */
export interface SealedEntry {
  readonly compartment: string;
  /** The message's own random key. */
  readonly name: string;
  /** When it was written, in milliseconds since the epoch. */
  readonly at: number;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** Encrypts a message. A moved or renamed copy of it cannot be read. */
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

/** Reads what {@link sealEntry} has made; undefined for what is not whole, or of another key. */
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
