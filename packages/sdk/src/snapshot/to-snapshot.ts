import type { Conversation, LiveEvent, QueueEntry, Role } from '@tellerkit/contract';
import type { EventGap } from '../errors/stream-error.ts';
import { emptySnapshot } from './live-snapshot.ts';
import type { LiveSnapshot } from './live-snapshot.ts';
import { gapMarker, reduceEvent } from './reduce-event.ts';
import { withAgent } from './reduce-people.ts';

/** A conversation with its newest events, as the service returned them. */
export interface ConversationPage {
  readonly conversation: Conversation;
  readonly queueEntry: QueueEntry | null;
  readonly events: readonly LiveEvent[];
}

/**
 * Creates the snapshot of a conversation that was just loaded. Pure.
 *
 * @param gap - Events that could not be fetched. The timeline shows a marker for them.
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
  // Drop the typing marks and the growing answer, which are out of date. Keep the read mark, but not beyond the newest
  // event.
  const readUpTo = Math.min(before.readUpTo, firstSequence + events.length - 1);
  const start: LiveSnapshot = {
    ...emptySnapshot,
    ...{ conversation, queueEntry, firstSequence, outgoing, connection, readUpTo },
    ...{ items: isBehind && marker ? [marker] : [], lastSequence: firstSequence - 1 },
    surveyId: before.surveyId,
  };
  // Conversation and events were read in parallel. The events may be newer, so apply them to the conversation.
  const next = withAgent(events.reduce((state, event) => reduceEvent(state, event, viewer), start));
  const isAhead = gap && marker && next.lastSequence < gap.before - 1;
  return isAhead ? { ...next, items: [...next.items, marker], lastSequence: gap.before - 1 } : next;
}
