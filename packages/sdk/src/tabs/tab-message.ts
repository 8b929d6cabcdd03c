import type { LiveEvent } from '@tellerkit/contract';
import type { EventGap } from '../errors/stream-error.ts';
import type { SharedItem } from '../outbox/outbox-item.ts';
import type { OutboxFailure } from '../outbox/outbox-store.ts';
import type { GrowingAnswer, LiveConnection, LiveSnapshot } from '../snapshot/live-snapshot.ts';

/** Something that a tab may ask of the leading one. @internal */
export type TabRequest = 'retry' | 'withdraw' | 'wake';

/**
 * A message that a live conversation has for the other tabs: an event that came over its connection, events that are
 * lost so that it had to reload, a conversation that it has opened, or a request to the leading tab.
 *
 * @internal
 */
export type MemberMessage =
  | { readonly type: 'event'; readonly event: LiveEvent }
  | { readonly type: 'lost'; readonly gap: EventGap }
  | { readonly type: 'opened'; readonly conversationId: string }
  | { readonly type: 'request'; readonly request: TabRequest; readonly key: string };

/** State of the connection that the leading tab holds. */
export interface TabConnection {
  readonly connection: LiveConnection;
  readonly failure: OutboxFailure | null;
}

/**
 * A message from one tab to the others; plain data, never at rest. The leading tab sends `leading`, `state`,
 * `connection`, `event`, `lost` and `outbox`, the others send the rest.
 */
export type TabMessage =
  | MemberMessage
  | { readonly type: 'leading' }
  | { readonly type: 'hello' }
  | { readonly type: 'ping' }
  | { readonly type: 'pong' }
  | ({
      readonly type: 'state';
      readonly lastSequence: number;
      readonly answer: GrowingAnswer | null;
      readonly queueEntry: LiveSnapshot['queueEntry'];
    } & TabConnection)
  | ({ readonly type: 'connection' } & TabConnection)
  | {
      readonly type: 'outbox';
      readonly items: readonly SharedItem[];
      /** Last event that the leading tab has read. A message in neither list is among the events up to it. */
      readonly lastSequence: number;
      /** Keys of messages that were asked about and are done. */
      readonly done: readonly string[];
    }
  | { readonly type: 'coming' }
  | { readonly type: 'messages'; readonly items: readonly SharedItem[] };
