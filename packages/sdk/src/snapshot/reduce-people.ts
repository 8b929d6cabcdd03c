import type { LiveEvent, Participant, Role } from '@tellerkit/contract';
import type { LiveSnapshot, TimelineItem } from './live-snapshot.ts';

/** Returns the state with this participant added, or with their new display name. */
export function withParticipant(state: LiveSnapshot, participant: Participant): LiveSnapshot {
  const { participants } = state;
  const at = participants.findIndex((known) => isSame(known, participant));
  if (at < 0) return { ...state, participants: [...participants, participant] };
  if (participants[at]?.displayName === participant.displayName) return state;
  return {
    ...state,
    participants: participants.map((known, index) => (index === at ? participant : known)),
  };
}

/** Returns the state without a participant who has left. */
export function withoutParticipant(state: LiveSnapshot, participant: Participant): LiveSnapshot {
  const participants = state.participants.filter((known) => !isSame(known, participant));
  return { ...state, participants };
}

/** Returns the state with the conversation's agent, even if they joined before the loaded events. */
export function withAgent(state: LiveSnapshot): LiveSnapshot {
  const { agent, conversation, participants } = state;
  const id = conversation?.state === 'agent' && conversation.agentId;
  if (agent || !id) return state;
  const known = participants.find((participant) => participant.id === id);
  return { ...state, agent: known ?? { role: 'agent', id, displayName: null } };
}

/** Updates read marks and `unread` after a stored event. An author has read everything before their message. */
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

/** Returns the state after the user has read up to an event. */
export function withReadUpTo(state: LiveSnapshot, upTo: number, viewer: Role): LiveSnapshot {
  if (upTo <= state.readUpTo) return state;
  return { ...state, readUpTo: upTo, unread: countUnread(state.items, upTo, viewer) };
}

/** Counts the messages from other roles after the user's read mark. */
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

function isSame(a: Participant, b: Participant): boolean {
  return a.role === b.role && a.id === b.id;
}
