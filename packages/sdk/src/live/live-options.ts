import type { NewConversation, Role } from '@tellerkit/contract';
import type { Clock } from '../base/clock.ts';
import type { Lifecycle } from '../lifecycle/lifecycle.ts';
import type { OutboxLimits } from '../outbox/outbox-limits.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { Tabs } from '../tabs/tabs.ts';
import type { LiveClient } from './live-client.ts';

/**
 * Settings of a `LiveConversation`.
 *
 * @public
 */
export interface LiveConversationOptions {
  /** What it calls the service with: a `TellerClient` of a customer, an agent or a back end. */
  readonly client: LiveClient;
  /**
   * The conversation to follow; only its messages are taken from the outbox. A back end names it, or the customer in
   * `newConversation`.
   *
   * @defaultValue the customer's newest open one, else a new one. With `newConversation.customer` always a new one,
   * as nothing is looked for by an external id. A secret key alone has no customer: it gets the tenant's newest.
   */
  readonly conversationId?: string | undefined;
  /**
   * A conversation that was open before a reload. It is read at once; one that has ended or is gone is
   * passed over. @defaultValue none: the newest one is looked for first, which takes one call more
   */
  readonly lastConversationId?: string | undefined;
  /**
   * With what to open a new conversation, on the first message. Where it names a customer, no one else's
   * conversation is shown and no one else's kept message is sent.
   */
  readonly newConversation?: NewConversation | undefined;
  /**
   * Keeps messages until the service has confirmed them: `browserOutbox` in a page, `fileOutbox` in Node.
   *
   * @defaultValue none: nothing is at rest, which is right for devices that people share
   */
  readonly outbox?: OutboxStore | undefined;
  /** How much may wait to be sent. @defaultValue 100 messages, 1 MiB */
  readonly outboxLimits?: OutboxLimits | undefined;
  /**
   * Lets the tabs of a browser share one connection and one outbox: `browserTabs`.
   *
   * @defaultValue none: a connection of its own
   */
  readonly tabs?: Tabs | undefined;
  /** On whose side this is: `unread` counts the messages of the others. @defaultValue `'customer'` */
  readonly viewer?: Role | undefined;
  /** When the network comes, and the page is frozen. @defaultValue the page's own */
  readonly lifecycle?: Lifecycle | undefined;
  /** @defaultValue the machine's clock */
  readonly clock?: Clock | undefined;
  /** Source of jitter, from 0 to below 1. @defaultValue `Math.random` */
  readonly random?: (() => number) | undefined;
}
