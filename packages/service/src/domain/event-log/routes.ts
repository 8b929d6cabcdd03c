import { listEvents, streamEvents } from '@tellerkit/contract';
import { JsonPieces } from '../../base/json-pieces.ts';
import type { Binder } from '../../http/binder.ts';
import { Mailbox } from '../../store/bus/mailbox.ts';
import type { ConversationAccess } from './conversation-access.ts';
import { conversationTopic } from './conversation-topic.ts';
import { followConversation } from './follow-conversation.ts';
import type { FollowParts } from './follow-conversation.ts';
import { readLastSequence } from './last-sequence.ts';
import type { ReadEvent } from './read-events.ts';
import { SharedReads } from './shared-reads.ts';

const defaultLimit = 100;

/** Dependencies of {@link registerEventRoutes}. */
export interface EventRouteParts extends Omit<FollowParts, 'reads'> {
  readonly access: ConversationAccess;
}

/**
 * Registers the endpoints of conversation events: pages, long polling and a stream.
 */
export function registerEventRoutes(app: Binder, parts: EventRouteParts): void {
  const { bus, clock, access } = parts;
  const reads = new SharedReads(parts);
  app.bind(listEvents, async ({ params: { conversationId }, query }, context) => {
    const { db, tenantId, signal, idle, pageBytes: bytes } = context;
    const { waitMs = 0 } = query;
    let lastSequence = await access.lastSequence(context, conversationId);
    const range = { ...rangeOf(query, lastSequence), tenantId, conversationId, bytes };
    // Subscribes first, so that an event between reading and waiting is not missed
    const mailbox = new Mailbox(bus, [conversationTopic(conversationId)]);
    try {
      const end = clock.now() + waitMs;
      for (;;) {
        const { events } = await reads.stored(range, lastSequence);
        const gap =
          query.latest === undefined ? gapOf(range.after, events, lastSequence) : undefined;
        const remainingMs = end - clock.now();
        if (events.length > 0 || gap || remainingMs <= 0 || signal.aborted) {
          const newest = Math.max(lastSequence, events.at(-1)?.sequence ?? 0);
          const items = events.map((event) => event.json());
          return JsonPieces.withItems({ items, lastSequence: newest, ...(gap && { gap }) });
        }
        await idle(() => mailbox.wait(signal, clock, remainingMs));
        mailbox.take();
        lastSequence = await readLastSequence(db, { tenantId, conversationId });
      }
    } finally {
      mailbox.close();
    }
  });
  app.bind(streamEvents, async ({ params: { conversationId }, query }, context) => {
    const { tenantId, signal, lastEventId } = context;
    const last = await access.lastSequence(context, conversationId);
    const after = lastEventId ?? query.after ?? 0;
    const options = { tenantId, conversationId, after, last, signal };
    return followConversation({ ...parts, reads }, options);
  });
}

/**
 * Finds the gap that follows `after`. A gap means that events are no longer stored, or that `after` is ahead of the
 * log.
 */
function gapOf(after: number, items: readonly ReadEvent[], lastSequence: number) {
  const before = items[0]?.sequence ?? lastSequence + 1;
  return before === after + 1 ? undefined : { after, before };
}

interface EventQuery {
  readonly after?: number | undefined;
  readonly limit?: number | undefined;
  readonly latest?: number | undefined;
}

/**
 * Converts a query to a range of sequence numbers. `latest` can be counted back from the newest number, because
 * sequence numbers have no gaps.
 */
function rangeOf({ after = 0, latest, limit = defaultLimit }: EventQuery, lastSequence: number) {
  if (latest === undefined) return { after, limit, keepsNewest: false };
  return { after: Math.max(0, lastSequence - latest), limit: latest, keepsNewest: true };
}
