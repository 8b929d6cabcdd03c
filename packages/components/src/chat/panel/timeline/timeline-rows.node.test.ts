import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Participant } from '@tellerkit/sdk';
import type { MessageItem, OutgoingMessage, TimelineItem } from '@tellerkit/sdk/live';
import { agent, assistant, customer, sampleMessage, sampleTime } from '../../testing/samples.ts';
import { timelineRows } from './timeline-rows.ts';
import type { Row } from './timeline-rows.ts';

const storedOnly = { answer: null, outgoing: [] };

function messageItem(sequence: number, author: Participant, createdAt?: string): MessageItem {
  const message = sampleMessage(sequence, author, `Text ${sequence}`);
  const at = createdAt ?? message.createdAt;
  return { kind: 'message', key: message.id, sequence, message: { ...message, createdAt: at } };
}

const joined: TimelineItem = {
  kind: 'joined',
  key: 'event-3',
  sequence: 3,
  participant: agent,
  occurredAt: sampleTime,
};

const outgoing: OutgoingMessage = {
  key: 'out-1',
  content: [{ type: 'text', text: 'One more thing' }],
  state: 'sending',
  createdAt: sampleTime,
  kept: false,
  error: null,
};

/** Returns the role and the number of messages of each row. */
const summarize = (rows: readonly Row[]) =>
  rows.map((row) => (row.kind === 'speaker' ? `${row.role} ${row.entries.length}` : row.kind));

describe('timelineRows', () => {
  test('groups consecutive messages of one speaker', () => {
    const items = [
      messageItem(1, customer),
      messageItem(2, customer),
      messageItem(3, assistant),
      messageItem(4, customer),
    ];
    assert.deepEqual(summarize(timelineRows(items, storedOnly)), [
      'customer 2',
      'assistant 1',
      'customer 1',
    ]);
  });

  test('starts a new row for another agent, and after a marker', () => {
    const other: Participant = { ...agent, id: 'agt_2', displayName: 'Loan Desk' };
    const items = [messageItem(1, agent), messageItem(2, other), joined, messageItem(4, other)];
    assert.deepEqual(summarize(timelineRows(items, storedOnly)), [
      'agent 1',
      'agent 1',
      'joined',
      'agent 1',
    ]);
  });

  test('starts a new row after a pause of five minutes', () => {
    const items = [
      messageItem(1, customer, '2026-11-20T09:30:00Z'),
      messageItem(2, customer, '2026-11-20T09:34:00Z'),
      messageItem(3, customer, '2026-11-20T09:39:30Z'),
    ];
    assert.deepEqual(summarize(timelineRows(items, storedOnly)), ['customer 2', 'customer 1']);
  });

  test('puts outgoing messages, then the streaming answer, at the end', () => {
    const answer = { messageId: 'msg_9', text: 'It ' };
    const rows = timelineRows([messageItem(1, customer)], { answer, outgoing: [outgoing] });
    assert.deepEqual(summarize(rows), ['customer 2', 'assistant 1']);
  });

  test('keeps the key of a row when the service stores an outgoing message', () => {
    const [before] = timelineRows([], { answer: null, outgoing: [outgoing] });
    const stored = { ...messageItem(1, customer), key: outgoing.key };
    const [after] = timelineRows([stored], storedOnly);
    assert.equal(before?.key, after?.key);
  });

  test('adds the streaming answer to the assistant’s row, and keeps the name of the row', () => {
    const named = { ...assistant, displayName: 'Gingko' };
    const answer = { messageId: 'msg_9', text: 'And ' };
    const [row] = timelineRows([messageItem(1, named)], { answer, outgoing: [] });
    assert.equal(row?.kind === 'speaker' && row.name, 'Gingko');
    assert.deepEqual(summarize(row ? [row] : []), ['assistant 2']);
  });
});
