import { systemClock } from '../base/clock.ts';
import type { Clock } from '../base/clock.ts';
import type { OutboxEntry, OutboxStore } from '../outbox/outbox-store.ts';
import { KeyHolder } from './key-holder.ts';
import type { StorageKeySource } from './key-holder.ts';
import { OutboxDatabase } from './outbox-database.ts';
import { openEntry, sealEntry } from './sealed-entry.ts';

/** What another customer has left in this browser is deleted after a week, unread. */
const othersKeptMs = 7 * 24 * 3_600_000;

/**
 * Settings of {@link browserOutbox}.
 *
 * @public
 */
export interface BrowserOutboxOptions {
  /** Brings the customer's key; asked once for the life of the page, and again after a failure. */
  readonly storageKey: StorageKeySource;
  /** @defaultValue the machine's clock */
  readonly clock?: Clock | undefined;
}

/**
 * An outbox in IndexedDB.
 *
 * @public
 */
export interface BrowserOutbox extends OutboxStore {
  /** How many kept messages could not be read any more and were deleted. */
  readonly dropped: number;
}

/**
 * Keeps unsent messages in IndexedDB, encrypted (AES-GCM, 256 bits) with a key that comes from the service
 * and is held in memory only: they survive reload and crash, and nobody reads them without a session of
 * the same customer. Where the browser has no place for them, they live as long as the page.
 *
 * @example
 * ```ts
 * const outbox = browserOutbox({ storageKey: () => client.sessions.storageKey() });
 * const live = new LiveConversation({ client, outbox });
 * ```
 *
 * @remarks
 * Not for devices that people share. `clear` before the key was ever had deletes what all customers have
 * left in this browser.
 *
 * @public
 */
export function browserOutbox({ storageKey, clock }: BrowserOutboxOptions): BrowserOutbox {
  return sealedOutbox(new KeyHolder(storageKey), clock);
}

/** An outbox that shares its key with something else. */
export function sealedOutbox(
  keys: KeyHolder,
  clock: Clock = systemClock,
  database = new OutboxDatabase(),
): BrowserOutbox {
  let dropped = 0;
  return {
    get dropped() {
      return dropped;
    },
    async load() {
      const held = await keys.get();
      await database.deleteOthers(held.id, clock.now() - othersKeptMs);
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
