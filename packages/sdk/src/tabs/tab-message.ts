import type { LiveEvent } from '@tellerkit/contract';
import type { EventGap } from '../errors/stream-error.ts';
import type { GrowingAnswer, LiveConnection, LiveSnapshot } from '../snapshot/live-snapshot.ts';
import type { SharedItem } from '../outbox/outbox-item.ts';
import type { OutboxFailure } from '../outbox/outbox-store.ts';
import type { TabRequest } from './tabs.ts';

/** How the connection of the tab that leads fares. @internal */
export interface TabConnection {
  readonly connection: LiveConnection;
  readonly failure: OutboxFailure | null;
}

/**
 * What tabs tell each other; plain data, never at rest. The tab that leads says `leading`, `state`,
 * `connection`, `event`, `lost` and `outbox`, the others the rest.
 *
 * @internal
 */
export type TabNote =
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
  | { readonly type: 'event'; readonly event: LiveEvent }
  | {
      readonly type: 'outbox';
      readonly items: readonly SharedItem[];
      /** Up to which event the tab that leads has read: what is in none of both lists is in there. */
      readonly lastSequence: number;
      /** Keys of messages that were asked about and are done. */
      readonly done: readonly string[];
    }
  | { readonly type: 'coming' }
  | { readonly type: 'messages'; readonly items: readonly SharedItem[] }
  | { readonly type: 'request'; readonly request: TabRequest; readonly key: string }
  | { readonly type: 'opened'; readonly conversationId: string }
  | { readonly type: 'lost'; readonly gap: EventGap };
