import type { LiveEvent, Participant } from '@tellerkit/contract';
import type { LiveSnapshot, MarkerItem, TimelineItem } from './live-snapshot.ts';

/**
 * The next state after a live event. Pure. A stored event that was seen already changes nothing, so
 * that a reader never doubles one.
 *
 * @internal
 */
export function reduceEvent(state: LiveSnapshot, event: LiveEvent): LiveSnapshot {
  const sequence = 'sequence' in event ? event.sequence : undefined;
  if (sequence === undefined) return reducePassing(state, event);
  if (sequence <= state.lastSequence) return state;
  const item = itemOf(event);
  return {
    ...reduceStored(state, event),
    items: item ? [...state.items, item] : state.items,
    lastSequence: sequence,
  };
}

/**
 * The item that an event puts into the timeline; undefined for none.
 *
 * @internal
 */
export function itemOf(event: LiveEvent): TimelineItem | undefined {
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
        ...state,
        answer: state.answer?.messageId === id ? null : state.answer,
        outgoing: clientId ? without(state.outgoing, clientId) : state.outgoing,
        typing: state.typing.filter(({ role }) => role !== author.role),
      };
    }
    case 'participant.joined': {
      const { participant } = event.data;
      if (participant.role !== 'agent') return state;
      return withState({ ...state, agent: participant, queueEntry: null }, 'agent');
    }
    case 'participant.left':
      return event.data.participant.role === 'agent'
        ? { ...state, agent: null, typing: [] }
        : state;
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

function reducePassing(state: LiveSnapshot, event: LiveEvent): LiveSnapshot {
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
