import type { LiveEvent, Participant, Role } from '@tellerkit/contract';
import type { LiveSnapshot, TimelineItem } from './live-snapshot.ts';

/** The state with one more who takes part; the newest word on somebody known holds. */
export function withParticipant(state: LiveSnapshot, participant: Participant): LiveSnapshot {
  const { participants } = state;
  const at = participants.findIndex((one) => isSame(one, participant));
  if (at < 0) return { ...state, participants: [...participants, participant] };
  if (participants[at]?.displayName === participant.displayName) return state;
  return {
    ...state,
    participants: participants.map((one, index) => (index === at ? participant : one)),
  };
}

/** The state without one who has left. */
export function withoutParticipant(state: LiveSnapshot, participant: Participant): LiveSnapshot {
  const participants = state.participants.filter((one) => !isSame(one, participant));
  return { ...state, participants };
}

/** The state with the agent who serves, also if they joined before the events held. */
export function withAgent(state: LiveSnapshot): LiveSnapshot {
  const { agent, conversation, participants } = state;
  const id = conversation?.state === 'agent' && conversation.agentId;
  if (agent || !id) return state;
  const known = participants.find((one) => one.id === id);
  return { ...state, agent: known ?? { role: 'agent', id, displayName: null } };
}

/** What a stored event means for what was read and what was not. Whoever writes has read what came before. */
export function reduceReading(state: LiveSnapshot, event: LiveEvent, viewer: Role): LiveSnapshot {
  if (event.type === 'conversation.read') {
    const { by, upTo } = event.data;
    if (by.role === viewer) return withReadUpTo(state, upTo, viewer);
    const others = state.readMarks.filter((mark) => !isSame(mark.by, by));
    return { ...state, readMarks: [...others, { by, upTo }] };
  }
  if (event.type !== 'message.created') return state;
  if (event.data.message.author.role === viewer) return withReadUpTo(state, event.sequence, viewer);
  return event.sequence > state.readUpTo ? { ...state, unread: state.unread + 1 } : state;
}

/** The state once this side has read up to an event. */
export function withReadUpTo(state: LiveSnapshot, upTo: number, viewer: Role): LiveSnapshot {
  if (upTo <= state.readUpTo) return state;
  return { ...state, readUpTo: upTo, unread: countUnread(state.items, upTo, viewer) };
}

/** How many messages of others come after one's own read mark. */
export function countUnread(
  items: readonly TimelineItem[],
  readUpTo: number,
  viewer: Role,
): number {
  let count = 0;
  for (let at = items.length - 1; at >= 0; at--) {
    const item = items[at];
    if (!item || item.sequence <= readUpTo) break;
    if (item.kind === 'message' && item.message.author.role !== viewer) count++;
  }
  return count;
}

function isSame(one: Participant, other: Participant): boolean {
  return one.role === other.role && one.id === other.id;
}
