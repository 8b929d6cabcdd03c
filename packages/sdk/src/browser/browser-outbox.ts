import { systemClock } from '../base/clock.ts';
import type { Clock } from '../base/clock.ts';
import type { OutboxEntry, OutboxStore } from '../outbox/outbox-store.ts';
import { KeyHolder } from './key-holder.ts';
import type { StorageKeySource } from './key-holder.ts';
import { OutboxDatabase } from './outbox-database.ts';
import { openEntry, sealEntry } from './sealed-entry.ts';

/** Age in milliseconds at which this browser deletes the messages of other customers, without decrypting them. */
const maxAgeOfOthersMs = 7 * 24 * 3_600_000;

/**
 * Settings of {@link browserOutbox}.
 *
 * @public
 */
export interface BrowserOutboxOptions {
  /** Fetches the customer's storage key. Called once per page, and again after a failure. */
  readonly storageKey: StorageKeySource;
  /** Source of time. @defaultValue the system clock */
  readonly clock?: Clock | undefined;
}

/**
 * An outbox store in IndexedDB.
 *
 * @public
 */
export interface BrowserOutbox extends OutboxStore {
  /** Number of stored messages that could not be decrypted and were deleted. */
  readonly dropped: number;
}

/**
 * Creates an outbox store in IndexedDB, so that unsent messages survive reloads and crashes. Messages are encrypted
 * (AES-GCM, 256 bits) with a key from the service. The page keeps the key in memory only, so reading the messages
 * requires a session of the same customer. A message that the browser cannot store lasts only as long as the page.
 *
 * @example
 * ```ts
 * const outbox = browserOutbox({ storageKey: () => client.sessions.storageKey() });
 * const live = new LiveConversation({ client, outbox });
 * ```
 *
 * @remarks
 * Do not use this outbox on shared devices. If `clear` is called before the key was fetched, it deletes the messages of
 * all customers in this browser.
 *
 * @public
 */
export function browserOutbox({ storageKey, clock }: BrowserOutboxOptions): BrowserOutbox {
  return sealedOutbox(new KeyHolder(storageKey), clock);
}

/** Creates an outbox store. Pass the same `keys` to {@link joinTabs} to fetch the storage key only once. */
export function sealedOutbox(
  keys: KeyHolder,
  clock: Clock = systemClock,
  database = new OutboxDatabase(undefined, clock),
): BrowserOutbox {
  let dropped = 0;
  return {
    get dropped() {
      return dropped;
    },
    async load() {
      const held = await keys.get();
      await database.deleteOthers(held.id, clock.now() - maxAgeOfOthersMs);
      const entries: OutboxEntry[] = [];
      for (const record of await database.read(held.id)) {
        const entry = await openEntry(record, held);
        if (entry) entries.push(entry);
        else {
          dropped += 1;
          await database.delete(record.compartment, record.name);
        }
      }
      return entries;
    },
    async put(entry) {
      await database.write(await sealEntry(entry, await keys.get(), clock.now()));
    },
    async remove(key) {
      await database.delete((await keys.get()).id, key);
    },
    async clear() {
      await database.clear(keys.held?.id);
    },
  };
}
