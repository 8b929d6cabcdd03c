import type { LiveEvent } from '@tellerkit/contract';
import type { EventGap } from '../errors/stream-error.ts';
import type { SharedItem } from '../outbox/outbox-item.ts';
import type { OutboxFailure } from '../outbox/outbox-store.ts';
import type { GrowingAnswer, LiveConnection, LiveSnapshot } from '../snapshot/live-snapshot.ts';

/** A request to the leading tab: retry or withdraw a message, or retry everything at once (`wake`). @internal */
export type TabRequest = 'retry' | 'withdraw' | 'wake';

/**
 * A message from a live conversation to the other tabs:
 *
 * - `event`: an event that arrived over the leading tab's connection.
 * - `lost`: the events in `gap` are gone, and the leading tab has reloaded the conversation.
 * - `opened`: this tab has opened a conversation.
 * - `request`: a request to the leading tab.
 *
 * @internal
 */
export type MemberMessage =
  | { readonly type: 'event'; readonly event: LiveEvent }
  | { readonly type: 'lost'; readonly gap: EventGap }
  | { readonly type: 'opened'; readonly conversationId: string }
  | { readonly type: 'request'; readonly request: TabRequest; readonly key: string };

/** State of the leading tab's connection. */
export interface TabConnection {
  readonly connection: LiveConnection;
  readonly failure: OutboxFailure | null;
}

/**
 * A message from one tab to the others. It is plain data and never stored. Any tab sends `opened`.
 *
 * The leading tab also sends:
 * - `leading`: this tab leads from now on.
 * - `pong`: the reply to `ping`.
 * - `state`: the reply to `hello`.
 * - `connection`: the state of the connection has changed.
 * - `event` and `lost`: see {@link MemberMessage}.
 * - `outbox`: all messages in the leading tab's outbox.
 *
 * The other tabs also send:
 * - `hello`: asks for `state` and `outbox`.
 * - `ping`: asks for any reply, to detect a leading tab that the browser has suspended.
 * - `coming`: this tab is about to forward messages.
 * - `messages`: the messages themselves, for the leading tab to send.
 * - `request`: see {@link TabRequest}.
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
      /**
       * Sequence number of the last event that the leading tab has read. If a message is no longer in `items`, either
       * it was withdrawn, or the leading tab has read its event, which has at most this number.
       */
      readonly lastSequence: number;
      /** Keys of forwarded messages that need no more sending: they were sent, withdrawn or are in the timeline. */
      readonly done: readonly string[];
    }
  | { readonly type: 'coming' }
  | { readonly type: 'messages'; readonly items: readonly SharedItem[] };
