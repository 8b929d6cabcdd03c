import { sealedOutbox } from './browser-outbox.ts';
import type { BrowserOutbox, BrowserOutboxOptions } from './browser-outbox.ts';
import { joinTabs } from './browser-tabs.ts';
import { KeyHolder } from './key-holder.ts';
import type { Tabs } from '../tabs/tabs.ts';

/** The outbox and the tabs of a live conversation in a page. @public */
export interface BrowserStorage {
  readonly outbox: BrowserOutbox;
  readonly tabs: Tabs;
}

/**
 * Creates the outbox and the tabs for the live conversation of a signed-in customer. Both share one storage key, which
 * is fetched once.
 *
 * @example
 * ```ts
 * const storage = browserStorage({ storageKey: () => client.sessions.storageKey() });
 * const live = new LiveConversation({ client, ...storage });
 * ```
 *
 * @public
 */
export function browserStorage({ storageKey, clock }: BrowserOutboxOptions): BrowserStorage {
  const keys = new KeyHolder(storageKey);
  return { outbox: sealedOutbox(keys, clock), tabs: joinTabs(keys) };
}
