import type { OutboxEntry } from '../outbox/outbox-store.ts';
import type { HeldKey } from './key-holder.ts';
import { seal, unseal } from '../base/seal.ts';
import type { Sealed } from '../base/seal.ts';

/** An encrypted message. Only opaque ids, the time of writing and the initialization vector are unencrypted. */
export interface SealedEntry extends Sealed {
  /** Id of the customer's storage key. */
  readonly compartment: string;
  /** Key of the message, which is random. */
  readonly name: string;
  /** Time of writing, in milliseconds since the epoch. */
  readonly at: number;
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
  return {
    compartment: id,
    name: entry.key,
    at,
    ...(await seal(entry, key, `${id} ${entry.key}`)),
  };
}

/** Decrypts an entry of {@link sealEntry}. Undefined if the entry is damaged or belongs to another key. */
export async function openEntry(
  sealed: SealedEntry,
  { id, key }: HeldKey,
): Promise<OutboxEntry | undefined> {
  const { name } = sealed;
  const entry = (await unseal(sealed, key, `${id} ${name}`)) as OutboxEntry | undefined;
  return entry?.key === name && Array.isArray(entry.content) ? entry : undefined;
}
