import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Participant } from '@tellerkit/sdk';
import type { MessageItem, OutgoingMessage, TimelineItem } from '@tellerkit/sdk/live';
import { agent, assistant, customer, sampleMessage, sampleTime } from '../../testing/samples.ts';
import { timelineRows } from './timeline-rows.ts';
import type { Row } from './timeline-rows.ts';

const nothingElse = { answer: null, outgoing: [] };

function said(sequence: number, author: Participant, createdAt?: string): MessageItem {
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

/** Who speaks in each row, and how many messages it holds. */
const shape = (rows: readonly Row[]) =>
  rows.map((row) => (row.kind === 'speaker' ? `${row.role} ${row.entries.length}` : row.kind));

describe('the rows of a timeline', () => {
  test('group what one speaker says in one go', () => {
    const items = [said(1, customer), said(2, customer), said(3, assistant), said(4, customer)];
    assert.deepEqual(shape(timelineRows(items, nothingElse)), [
      'customer 2',
      'assistant 1',
      'customer 1',
    ]);
  });

  test('part two agents, and what a marker stands between', () => {
    const other: Participant = { ...agent, id: 'agt_2', displayName: 'Loan Desk' };
    const items = [said(1, agent), said(2, other), joined, said(4, other)];
    assert.deepEqual(shape(timelineRows(items, nothingElse)), [
      'agent 1',
      'agent 1',
      'joined',
      'agent 1',
    ]);
  });

  test('begin anew after a pause of five minutes', () => {
    const items = [
      said(1, customer, '2026-11-20T09:30:00Z'),
      said(2, customer, '2026-11-20T09:34:00Z'),
      said(3, customer, '2026-11-20T09:39:30Z'),
    ];
    assert.deepEqual(shape(timelineRows(items, nothingElse)), ['customer 2', 'customer 1']);
  });

  test('end with one’s own messages on their way, then the growing answer', () => {
    const answer = { messageId: 'msg_9', text: 'It ' };
    const rows = timelineRows([said(1, customer)], { answer, outgoing: [outgoing] });
    assert.deepEqual(shape(rows), ['customer 2', 'assistant 1']);
  });

  test('keep the key of a row when the message on its way is stored', () => {
    const [before] = timelineRows([], { answer: null, outgoing: [outgoing] });
    const stored = { ...said(1, customer), key: outgoing.key };
    const [after] = timelineRows([stored], nothingElse);
    assert.equal(before?.key, after?.key);
  });

  test('put the growing answer into the row of the assistant, with its name', () => {
    const named = { ...assistant, displayName: 'Gingko' };
    const answer = { messageId: 'msg_9', text: 'And ' };
    const [row] = timelineRows([said(1, named)], { answer, outgoing: [] });
    assert.equal(row?.kind === 'speaker' && row.name, 'Gingko');
    assert.deepEqual(shape(row ? [row] : []), ['assistant 2']);
  });
});
