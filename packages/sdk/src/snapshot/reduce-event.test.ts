import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type {
  Conversation,
  LiveEvent,
  Message,
  Participant,
  QueueEntry,
} from '@tellerkit/contract';
import { emptySnapshot } from './live-snapshot.ts';
import type { LiveSnapshot } from './live-snapshot.ts';
import { reduceEvent as reduceFor } from './reduce-event.ts';

const reduceEvent = (state: LiveSnapshot, event: LiveEvent) => reduceFor(state, event, 'customer');
const base = { conversationId: 'cnv_1', occurredAt: '2026-11-21T09:30:00.000Z' };
const customer: Participant = { role: 'customer', id: 'cus_1', displayName: null };
const agent: Participant = { role: 'agent', id: 'agt_1', displayName: 'Counter 3' };

const conversation: Conversation = {
  id: 'cnv_1',
  customerId: 'cus_1',
  channel: 'web',
  locale: 'en',
  state: 'assistant',
  agentId: null,
  queueEntryId: null,
  lastSequence: 1,
  createdAt: base.occurredAt,
  updatedAt: base.occurredAt,
  closedAt: null,
  disposition: null,
};

const entry: QueueEntry = {
  id: 'qen_1',
  queueId: 'que_1',
  queueName: 'Service',
  ticket: 'A001',
  conversationId: 'cnv_1',
  state: 'waiting',
  position: 3,
  expectedWait: null,
  priority: 0,
  joinedAt: base.occurredAt,
  calledAt: null,
  endedAt: null,
};

function messageCreated(
  sequence: number,
  text: string,
  author = customer,
  clientId?: string,
): LiveEvent {
  const message: Message = {
    id: `msg_${sequence}`,
    conversationId: 'cnv_1',
    sequence,
    clientId: clientId ?? null,
    author,
    content: [{ type: 'text', text }],
    createdAt: base.occurredAt,
  };
  return { ...base, type: 'message.created', sequence, data: { message } };
}

function play(...events: LiveEvent[]): LiveSnapshot {
  return events.reduce(reduceEvent, emptySnapshot);
}

const created: LiveEvent = {
  ...base,
  type: 'conversation.created',
  sequence: 1,
  data: { conversation },
};

describe('reduceEvent', () => {
  test('keeps messages in the order of their sequence numbers', () => {
    const state = play(created, messageCreated(2, 'one'), messageCreated(3, 'two'));
    assert.deepEqual(
      state.items.map(({ sequence }) => sequence),
      [2, 3],
    );
    assert.equal(state.lastSequence, 3);
  });

  test('returns the same object for an event that was applied before', () => {
    const state = play(created, messageCreated(2, 'one'));
    assert.equal(reduceEvent(state, messageCreated(2, 'one')), state);
  });

  test('appends deltas to an answer until the stored message with its id replaces it', () => {
    const messageId = 'msg_2';
    const growing = play(
      created,
      { ...base, type: 'answer.started', data: { messageId } },
      { ...base, type: 'answer.delta', data: { messageId, offset: 0, text: 'Good ' } },
      { ...base, type: 'answer.delta', data: { messageId, offset: 5, text: 'morning' } },
    );
    assert.deepEqual(growing.answer, { messageId, text: 'Good morning' });
    const stored = reduceEvent(growing, messageCreated(2, 'Good morning'));
    assert.equal(stored.answer, null);
    assert.equal(stored.items.length, 1);
  });

  test('takes the text of `answer.snapshot`, ignores a delta after a gap and applies an overlapping delta', () => {
    const messageId = 'msg_9';
    const joined = play({ ...base, type: 'answer.snapshot', data: { messageId, text: 'Half' } });
    const gap: LiveEvent = {
      ...base,
      type: 'answer.delta',
      data: { messageId, offset: 10, text: '!' },
    };
    assert.equal(reduceEvent(joined, gap), joined);
    const repeated: LiveEvent = {
      ...base,
      type: 'answer.delta',
      data: { messageId, offset: 2, text: 'lf way' },
    };
    assert.equal(reduceEvent(joined, repeated).answer?.text, 'Half way');
  });

  test('removes an outgoing message when its stored event arrives', () => {
    const outgoing = [
      {
        key: 'out-1',
        content: [],
        state: 'sending',
        createdAt: base.occurredAt,
        kept: false,
        error: null,
      },
    ] as const;
    const state = reduceEvent(
      { ...emptySnapshot, outgoing },
      messageCreated(1, 'hello', customer, 'out-1'),
    );
    assert.deepEqual(state.outgoing, []);
    assert.equal(state.items[0]?.key, 'out-1');
  });
});

describe('reduceEvent, for the state of the conversation', () => {
  const queued: LiveEvent = { ...base, type: 'queue.joined', sequence: 2, data: { entry } };

  test('moves the conversation from the queue to the agent', () => {
    const waiting = play(created, queued);
    assert.equal(waiting.conversation?.state, 'queued');
    assert.equal(waiting.queueEntry?.position, 3);
    const nearer = reduceEvent(waiting, {
      ...base,
      type: 'queue.updated',
      data: { entry: { ...entry, position: 1 } },
    });
    assert.equal(nearer.queueEntry?.position, 1);
    const picked = reduceEvent(nearer, {
      ...base,
      type: 'participant.joined',
      sequence: 3,
      data: { participant: agent },
    });
    assert.equal(picked.conversation?.state, 'agent');
    assert.equal(picked.agent, agent);
    assert.equal(picked.queueEntry, null);
  });

  test('returns the conversation to the assistant when the customer leaves the queue', () => {
    const state = play(created, queued, {
      ...base,
      type: 'queue.left',
      sequence: 3,
      data: { entryId: entry.id, outcome: 'left' },
    });
    assert.equal(state.conversation?.state, 'assistant');
    assert.equal(state.queueEntry, null);
  });

  test('closes the conversation and keeps the offered survey', () => {
    const closed: Conversation = { ...conversation, state: 'closed', closedAt: base.occurredAt };
    const state = play(
      created,
      {
        ...base,
        type: 'conversation.closed',
        sequence: 2,
        data: { conversation: closed, closedBy: agent },
      },
      { ...base, type: 'survey.offered', sequence: 3, data: { surveyId: 'svy_1' } },
    );
    assert.equal(state.conversation?.state, 'closed');
    assert.equal(state.surveyId, 'svy_1');
  });

  test('shows a participant as typing until their message arrives', () => {
    const typing = play(created, { ...base, type: 'typing', data: { participant: agent } });
    assert.deepEqual(typing.typing, [agent]);
    assert.deepEqual(reduceEvent(typing, messageCreated(2, 'Hello', agent)).typing, []);
  });

  test('advances `lastSequence` for an unknown event type', () => {
    const state = play(created, {
      ...base,
      type: 'unknown',
      originalType: 'weather.changed',
      sequence: 2,
    });
    assert.equal(state.lastSequence, 2);
    assert.deepEqual(state.items, []);
  });
});
