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
  /** Calls the service: a `TellerClient` of a customer, an agent or a back end. */
  readonly client: LiveClient;
  /**
   * Id of the conversation to follow. Only messages of this conversation are taken from the outbox. A back end must set
   * this id or name the customer in `newConversation`. With only a secret key, the live conversation would show the
   * tenant's newest conversation.
   *
   * @defaultValue the customer's newest conversation if it is open, otherwise a new conversation. With
   * `newConversation.customer` always a new conversation, because the service cannot search by external id.
   */
  readonly conversationId?: string | undefined;
  /**
   * Id of the conversation that was open before a reload. It saves the call that finds the newest conversation. Ignored
   * if that conversation has ended or is gone.
   *
   * @defaultValue none: finds the newest conversation first
   */
  readonly lastConversationId?: string | undefined;
  /**
   * Request body for a new conversation, which opens with the first message. If it names a customer, the live
   * conversation shows only this customer's conversations and sends only this customer's stored messages.
   */
  readonly newConversation?: NewConversation | undefined;
  /**
   * Stores messages until the service has confirmed them: `browserOutbox` in a page, `fileOutbox` in Node.
   *
   * @defaultValue none: messages stay in memory, which is right for shared devices
   */
  readonly outbox?: OutboxStore | undefined;
  /** Limits for messages that wait to be sent. @defaultValue 100 messages, 1 MiB */
  readonly outboxLimits?: OutboxLimits | undefined;
  /**
   * Lets the tabs of a browser share one connection and one outbox: `browserTabs`.
   *
   * @defaultValue none: each tab opens a separate connection
   */
  readonly tabs?: Tabs | undefined;
  /** Role of the user. `unread` counts messages from the other roles. @defaultValue `'customer'` */
  readonly viewer?: Role | undefined;
  /** Reports when the network returns and when the page is hidden or frozen. @defaultValue `pageLifecycle()` */
  readonly lifecycle?: Lifecycle | undefined;
  /** Source of time. @defaultValue the system clock */
  readonly clock?: Clock | undefined;
  /** Source of jitter, from 0 to below 1. @defaultValue `Math.random` */
  readonly random?: (() => number) | undefined;
}
