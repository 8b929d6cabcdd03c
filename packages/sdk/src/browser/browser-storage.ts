import { sealedOutbox } from './browser-outbox.ts';
import type { BrowserOutbox, BrowserOutboxOptions } from './browser-outbox.ts';
import { joinTabs } from './browser-tabs.ts';
import { KeyHolder } from './key-holder.ts';
import type { Tabs } from '../tabs/tabs.ts';

/** What a live conversation in a page keeps and shares. @public */
export interface BrowserStorage {
  readonly outbox: BrowserOutbox;
  readonly tabs: Tabs;
}

/**
 * Outbox and tabs over one key, which is asked for once: what a signed-in page gives its live conversation.
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
