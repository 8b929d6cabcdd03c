import type { Conversation, LiveEvent, QueueEntry, Role } from '@tellerkit/contract';
import type { EventGap } from '../errors/stream-error.ts';
import { emptySnapshot } from './live-snapshot.ts';
import type { LiveSnapshot } from './live-snapshot.ts';
import { gapMarker, reduceEvent } from './reduce-event.ts';
import { withAgent } from './reduce-people.ts';

/** A conversation as the service has it, with its newest events. */
export interface ConversationPage {
  readonly conversation: Conversation;
  readonly queueEntry: QueueEntry | null;
  readonly events: readonly LiveEvent[];
}

/**
 * The snapshot of a conversation that was just read. Pure.
 *
 * @param gap - Events that could not be fetched: a marker stands for them.
 */
export function toSnapshot(
  previous: LiveSnapshot,
  { conversation, queueEntry, events }: ConversationPage,
  viewer: Role,
  gap?: EventGap,
): LiveSnapshot {
  const { outgoing, connection } = previous;
  const before = previous.conversation?.id === conversation.id ? previous : emptySnapshot;
  const [first] = events;
  const firstSequence = (first && 'sequence' in first && first.sequence) || 1;
  const isBehind = gap && firstSequence >= gap.before;
  const marker = gap && gapMarker(gap.before, conversation.updatedAt);
  // Typing marks and the growing answer are out of date. The read mark stays, as far as events are left.
  const readUpTo = Math.min(before.readUpTo, firstSequence + events.length - 1);
  const start: LiveSnapshot = {
    ...emptySnapshot,
    ...{ conversation, queueEntry, firstSequence, outgoing, connection, readUpTo },
    ...{ items: isBehind && marker ? [marker] : [], lastSequence: firstSequence - 1 },
    surveyId: before.surveyId,
  };
  // The page may hold events that are later than the conversation: their sequence tells.
  const next = withAgent(events.reduce((state, event) => reduceEvent(state, event, viewer), start));
  const isAhead = gap && marker && next.lastSequence < gap.before - 1;
  return isAhead ? { ...next, items: [...next.items, marker], lastSequence: gap.before - 1 } : next;
}
