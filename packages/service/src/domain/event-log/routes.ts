import { listEvents, streamEvents } from '@tellerkit/contract';
import { Mailbox } from '../../store/bus/mailbox.ts';
import { readConversation, readLastSequence } from '../conversations/rows.ts';
import type { App } from '../../http/app.ts';
import { bind } from '../../http/bind.ts';
import { conversationTopic } from './append-event.ts';
import type { StoredEvent } from './append-event.ts';
import { followConversation } from './follow-conversation.ts';
import type { AnswersInProgress } from './follow-conversation.ts';
import { SharedReads } from './shared-reads.ts';

const defaultLimit = 100;

/**
 * Serves the events of conversations: as pages, by long polling, and as a stream.
 *
 * @internal
 */
export function registerEventRoutes(app: App, answers: AnswersInProgress): void {
  const { kernel } = app;
  const reads = new SharedReads(kernel);
  bind(app, listEvents, async ({ params: { conversationId }, query }, context) => {
    const { db, tenantId, signal } = context;
    const { waitMs = 0 } = query;
    const conversation = await readConversation(db, context, conversationId);
    const { after, limit } = rangeOf(query, conversation.last_sequence);
    // listens first, so that an event between reading and waiting is not slept through
    const mailbox = new Mailbox(kernel.bus, [conversationTopic(conversationId)]);
    try {
      const end = kernel.clock.now() + waitMs;
      for (let lastSequence = conversation.last_sequence; ;) {
        const items = await reads.stored({ tenantId, conversationId, after, limit }, lastSequence);
        const gap = query.latest === undefined ? gapOf(after, items, lastSequence) : undefined;
        const restMs = end - kernel.clock.now();
        if (items.length > 0 || gap || restMs <= 0 || signal.aborted) {
          const newest = Math.max(lastSequence, items.at(-1)?.sequence ?? 0);
          return { items: [...items], lastSequence: newest, ...(gap && { gap }) };
        }
        await mailbox.wait(signal, kernel.clock, restMs);
        mailbox.take();
        lastSequence = await readLastSequence(db, { tenantId, conversationId });
      }
    } finally {
      mailbox.close();
    }
  });
  bind(app, streamEvents, async ({ params: { conversationId }, query }, context) => {
    const { db, tenantId, signal, lastEventId } = context;
    const { last_sequence: last } = await readConversation(db, context, conversationId);
    const after = lastEventId ?? query.after ?? 0;
    const options = { tenantId, conversationId, after, last, signal };
    return followConversation(kernel, reads, answers, options);
  });
}

/** What of the events after `after` is not in the log: what is not kept any more, or all as it lies ahead. */
function gapOf(after: number, items: readonly StoredEvent[], lastSequence: number) {
  const before = items[0]?.sequence ?? lastSequence + 1;
  return before === after + 1 ? undefined : { after, before };
}

interface EventQuery {
  readonly after?: number | undefined;
  readonly limit?: number | undefined;
  readonly latest?: number | undefined;
}

/** Sequence numbers have no gaps, so that the newest events are found by theirs. */
function rangeOf({ after = 0, latest, limit = defaultLimit }: EventQuery, lastSequence: number) {
  if (latest === undefined) return { after, limit };
  return { after: Math.max(0, lastSequence - latest), limit: latest };
}
