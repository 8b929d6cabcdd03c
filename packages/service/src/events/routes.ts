import { listEvents, streamEvents } from '@tellerkit/contract';
import { Mailbox } from '../bus/mailbox.ts';
import { readConversation } from '../conversations/rows.ts';
import type { App } from '../http/app.ts';
import { bind } from '../http/bind.ts';
import { conversationTopic } from './append.ts';
import { followConversation } from './follow-conversation.ts';
import type { AnswersInProgress } from './follow-conversation.ts';
import { readEvents } from './read-events.ts';

const defaultLimit = 100;

/**
 * Serves the events of conversations: as pages, by long polling, and as a stream.
 *
 * @internal
 */
export function registerEventRoutes(app: App, answers: AnswersInProgress): void {
  const { kernel } = app;
  bind(app, listEvents, async ({ params: { conversationId }, query }, context) => {
    const { db, tenantId, signal } = context;
    const { waitMs = 0 } = query;
    const conversation = await readConversation(db, context, conversationId);
    const { after, limit } = rangeOf(query, conversation.last_sequence);
    // listens first, so that an event between reading and waiting is not slept through
    const mailbox = new Mailbox(kernel.bus, [conversationTopic(conversationId)]);
    try {
      const end = kernel.clock.now() + waitMs;
      for (;;) {
        const items = await readEvents(db, { tenantId, conversationId, after, limit });
        const restMs = end - kernel.clock.now();
        if (items.length > 0 || restMs <= 0 || signal.aborted) {
          const { last_sequence } = await readConversation(db, context, conversationId);
          return { items, lastSequence: last_sequence };
        }
        await mailbox.wait(signal, kernel.clock, restMs);
        mailbox.take();
      }
    } finally {
      mailbox.close();
    }
  });
  bind(app, streamEvents, async ({ params: { conversationId }, query }, context) => {
    const { db, tenantId, signal, lastEventId } = context;
    const { last_sequence } = await readConversation(db, context, conversationId);
    const after = Math.min(lastEventId ?? query.after ?? 0, last_sequence);
    return followConversation(kernel, answers, { tenantId, conversationId, after, signal });
  });
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
