import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LiveEvent, Participant } from '@tellerkit/contract';
import { createSequence } from '../events/sequence.ts';
import { emptySnapshot } from './live-snapshot.ts';
import type { LiveSnapshot } from './live-snapshot.ts';
import { reduceEvent } from './reduce-event.ts';

const base = { conversationId: 'cnv_1', occurredAt: '2026-01-05T09:00:00.000Z' };
const people: readonly Participant[] = [
  { role: 'customer', id: 'cus_1', displayName: null },
  { role: 'assistant', id: null, displayName: null },
  { role: 'agent', id: 'agt_1', displayName: 'Counter 3' },
];

/** Creates a random number generator from a seed, so that a failure can be reproduced. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function anEvent(sequence: number, random: (below: number) => number): LiveEvent {
  const by = people[random(people.length)] as Participant;
  if (random(4) === 0)
    return { ...base, type: 'conversation.read', sequence, data: { by, upTo: random(sequence) } };
  if (random(4) === 0)
    return { ...base, type: 'participant.joined', sequence, data: { participant: by } };
  const message = {
    ...{ id: `msg_${sequence}`, conversationId: 'cnv_1', sequence },
    ...{ clientId: by.role === 'customer' ? `out-${sequence}` : null, author: by },
    ...{ content: [{ type: 'text' as const, text: 'Hello' }], createdAt: base.occurredAt },
  };
  return { ...base, type: 'message.created', sequence, data: { message } };
}

const reduce = (state: LiveSnapshot, event: LiveEvent) => reduceEvent(state, event, 'customer');

/** Returns the events as a poor connection delivers them: some twice, some late, some not at all. */
function disturb(events: readonly LiveEvent[], random: (below: number) => number): LiveEvent[] {
  const arriving: LiveEvent[] = [];
  for (const event of events) {
    if (random(5) === 0) continue;
    const place = Math.max(0, arriving.length - random(4));
    arriving.splice(place, 0, event);
    if (random(4) === 0) arriving.splice(random(arriving.length + 1), 0, event);
  }
  // The last event always arrives, because it reveals all gaps before it.
  return [...arriving, events.at(-1) as LiveEvent];
}

for (let seed = 1; seed <= 40; seed++)
  test(`a timeline stays the same despite doubled, lost and reordered events (seed ${seed})`, async () => {
    const random = randomFrom(seed);
    const events = Array.from({ length: 60 }, (_, index) => anEvent(index + 1, random));
    const expected = events.reduce(reduce, emptySnapshot);
    const sequence = createSequence<LiveEvent>({
      after: 0,
      fetchMissing: async ({ after, before }) => events.slice(after, before - 1).slice(0, 7),
    });
    const { signal } = new AbortController();
    let state = emptySnapshot;
    for (const event of disturb(events, random))
      for await (const admitted of sequence.admit(event, signal)) {
        const before = state.lastSequence;
        state = reduce(state, admitted);
        assert.equal(state.lastSequence, before + 1);
      }
    assert.deepEqual(state, expected);
    const unread = state.items.filter(
      (item) =>
        item.kind === 'message' &&
        item.message.author.role !== 'customer' &&
        item.sequence > state.readUpTo,
    );
    assert.equal(state.unread, unread.length);
  });

describe('reduceEvent, for read marks and participants', () => {
  const messageCreated = (sequence: number, by = people[1] as Participant): LiveEvent => ({
    ...base,
    type: 'message.created',
    sequence,
    data: {
      message: {
        ...{ id: `msg_${sequence}`, conversationId: 'cnv_1', sequence, clientId: null },
        ...{ author: by, content: [], createdAt: base.occurredAt },
      },
    },
  });
  const read = (sequence: number, by: Participant, upTo: number): LiveEvent => ({
    ...base,
    type: 'conversation.read',
    sequence,
    data: { by, upTo },
  });
  const [customer, assistant, agent] = people as [Participant, Participant, Participant];
  const play = (...events: LiveEvent[]) => events.reduce(reduce, emptySnapshot);

  test('counts the messages of others since the user last read or wrote', () => {
    assert.equal(play(messageCreated(1), messageCreated(2), messageCreated(3, agent)).unread, 3);
    assert.equal(play(messageCreated(1), messageCreated(2), read(3, customer, 1)).unread, 1);
    assert.equal(play(messageCreated(1), messageCreated(2, customer), messageCreated(3)).unread, 1);
    const late = play(
      messageCreated(1),
      messageCreated(2),
      read(3, customer, 2),
      read(4, customer, 1),
    );
    assert.deepEqual([late.unread, late.readUpTo], [0, 2]);
  });

  test('tracks all participants, and the read marks of all except the user', () => {
    const state = play(
      messageCreated(1, customer),
      read(2, agent, 1),
      messageCreated(3),
      read(4, agent, 3),
    );
    assert.deepEqual(state.readMarks, [{ by: agent, upTo: 3 }]);
    assert.deepEqual(state.participants, [customer, assistant]);
    const joined = reduce(state, {
      ...base,
      type: 'participant.joined',
      sequence: 5,
      data: { participant: agent },
    });
    assert.deepEqual(joined.participants, [customer, assistant, agent]);
    const left = reduce(joined, {
      ...base,
      type: 'participant.left',
      sequence: 6,
      data: { participant: agent },
    });
    assert.deepEqual([left.participants, left.agent], [[customer, assistant], null]);
  });

  test('keeps the same objects for unchanged parts', () => {
    const state = play(messageCreated(1, customer), messageCreated(2));
    const next = reduce(state, read(3, agent, 1));
    assert.equal(next.items, state.items);
    assert.equal(next.participants, state.participants);
  });
});

test('reduceEvent adds one gap marker for missing sequence numbers', () => {
  const random = randomFrom(7);
  const state = [1, 2, 6]
    .map((sequence) => anEvent(sequence, random))
    .reduce(reduce, {
      ...emptySnapshot,
      firstSequence: 1,
    });
  const gaps = state.items.filter(({ kind }) => kind === 'gap');
  assert.deepEqual(
    gaps.map(({ sequence }) => sequence),
    [5],
  );
});
