import type { LiveEvent, Participant, Role } from '@tellerkit/contract';
import type { LiveSnapshot, MarkerItem, TimelineItem } from './live-snapshot.ts';
import {
  countUnread,
  reduceReading,
  withoutParticipant,
  withParticipant,
} from './reduce-people.ts';

/**
 * Returns the next state after a live event. Pure. A stored event that was applied before changes nothing. Missing
 * sequence numbers add a gap marker.
 *
 * @param viewer - Role of the user. Messages and read marks of this role are the user's own.
 */
export function reduceEvent(state: LiveSnapshot, event: LiveEvent, viewer: Role): LiveSnapshot {
  const sequence = 'sequence' in event ? event.sequence : undefined;
  if (sequence === undefined) return reduceEphemeral(state, event);
  if (sequence <= state.lastSequence) return state;
  const item = toTimelineItem(event);
  const isGap = sequence > state.lastSequence + 1 && state.lastSequence >= state.firstSequence;
  const gap = isGap ? [gapMarker(sequence, event.occurredAt)] : [];
  const next = {
    ...reduceStored(state, event),
    items: item || isGap ? [...state.items, ...gap, ...(item ? [item] : [])] : state.items,
    lastSequence: sequence,
  };
  return reduceReading(next, event, viewer);
}

/** Returns the snapshot with earlier history in front. */
export function withEarlier(
  state: LiveSnapshot,
  earlier: readonly LiveEvent[],
  firstSequence: number,
  viewer: Role,
): LiveSnapshot {
  const items = [...earlier.flatMap((event) => toTimelineItem(event) ?? []), ...state.items];
  return { ...state, items, firstSequence, unread: countUnread(items, state.readUpTo, viewer) };
}

/** Creates the marker for missing events before the event with this sequence. */
export function gapMarker(sequence: number, occurredAt: string): MarkerItem {
  return {
    kind: 'gap',
    key: `gap-${sequence}`,
    sequence: sequence - 1,
    participant: null,
    occurredAt,
  };
}

/** Maps an event to its item in the timeline. Undefined if the timeline does not show this type of event. */
export function toTimelineItem(event: LiveEvent): TimelineItem | undefined {
  switch (event.type) {
    case 'message.created': {
      const { message } = event.data;
      const key = message.clientId ?? message.id;
      return { kind: 'message', key, sequence: event.sequence, message };
    }
    case 'participant.joined':
      return marker('joined', event, event.data.participant);
    case 'participant.left':
      return marker('left', event, event.data.participant);
    case 'queue.joined':
      return marker('queued', event, null);
    case 'conversation.closed':
      return marker('closed', event, event.data.closedBy);
    default:
      return undefined;
  }
}

function marker(
  kind: MarkerItem['kind'],
  { sequence, occurredAt }: { readonly sequence: number; readonly occurredAt: string },
  participant: Participant | null,
): TimelineItem {
  return { kind, key: `event-${sequence}`, sequence, participant, occurredAt };
}

function reduceStored(state: LiveSnapshot, event: LiveEvent): LiveSnapshot {
  switch (event.type) {
    case 'conversation.created':
      return { ...state, conversation: event.data.conversation };
    case 'message.created': {
      const { id, clientId, author } = event.data.message;
      return {
        ...withParticipant(state, author),
        answer: state.answer?.messageId === id ? null : state.answer,
        outgoing: clientId ? without(state.outgoing, clientId) : state.outgoing,
        typing: state.typing.filter(({ role }) => role !== author.role),
      };
    }
    case 'participant.joined': {
      const { participant } = event.data;
      const next = withParticipant(state, participant);
      if (participant.role !== 'agent') return next;
      return withState({ ...next, agent: participant, queueEntry: null }, 'agent');
    }
    case 'participant.left': {
      const { participant } = event.data;
      const next = withoutParticipant(state, participant);
      return participant.role === 'agent' ? { ...next, agent: null, typing: [] } : next;
    }
    case 'queue.joined':
      return withState({ ...state, queueEntry: event.data.entry }, 'queued');
    case 'queue.left': {
      const next = { ...state, queueEntry: null };
      return event.data.outcome === 'left' ? withState(next, 'assistant') : next;
    }
    case 'survey.offered':
      return { ...state, surveyId: event.data.surveyId };
    case 'conversation.closed':
      return {
        ...state,
        conversation: event.data.conversation,
        answer: null,
        queueEntry: null,
        typing: [],
      };
    default:
      return state;
  }
}

function reduceEphemeral(state: LiveSnapshot, event: LiveEvent): LiveSnapshot {
  switch (event.type) {
    case 'answer.started':
      return { ...state, answer: { messageId: event.data.messageId, text: '' } };
    case 'answer.snapshot':
      return { ...state, answer: event.data };
    case 'answer.delta': {
      const { messageId, offset, text } = event.data;
      const known = state.answer?.messageId === messageId ? state.answer.text : '';
      if (offset > known.length) return state;
      return { ...state, answer: { messageId, text: known.slice(0, offset) + text } };
    }
    case 'typing': {
      const { participant } = event.data;
      const others = state.typing.filter(({ role }) => role !== participant.role);
      return { ...state, typing: [...others, participant] };
    }
    case 'queue.updated':
      return state.queueEntry ? { ...state, queueEntry: event.data.entry } : state;
    default:
      return state;
  }
}

function withState(
  state: LiveSnapshot,
  value: NonNullable<LiveSnapshot['conversation']>['state'],
): LiveSnapshot {
  const { conversation } = state;
  return conversation ? { ...state, conversation: { ...conversation, state: value } } : state;
}

function without(outgoing: LiveSnapshot['outgoing'], key: string) {
  const rest = outgoing.filter((message) => message.key !== key);
  return rest.length === outgoing.length ? outgoing : rest;
}
