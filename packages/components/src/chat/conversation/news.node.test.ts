import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Participant } from '@tellerkit/sdk';
import { emptySnapshot } from '@tellerkit/sdk/live';
import type { LiveSnapshot, MessageItem, OutgoingMessage } from '@tellerkit/sdk/live';
import { assistant, customer, sampleMessage, sampleTime } from '../testing/samples.ts';
import { newsBetween } from './news.ts';

function said(sequence: number, author: Participant): MessageItem {
  const message = sampleMessage(sequence, author, `Text ${sequence}`);
  return { kind: 'message', key: message.id, sequence, message };
}

const live: LiveSnapshot = { ...emptySnapshot, connection: 'live' };
const withItems = (...items: MessageItem[]): LiveSnapshot => ({
  ...live,
  items,
  lastSequence: items.at(-1)?.sequence ?? 0,
});
const kinds = (before: LiveSnapshot, after: LiveSnapshot) =>
  newsBetween(before, after).map(({ kind }) => kind);

describe('news', () => {
  test('are the messages of others, once and in order, never one’s own', () => {
    const before = withItems(said(1, customer));
    const after = withItems(
      said(1, customer),
      said(2, assistant),
      said(3, customer),
      said(4, assistant),
    );
    const news = newsBetween(before, after);
    assert.deepEqual(
      news.map((one) => one.kind === 'message' && one.item.sequence),
      [2, 4],
    );
    assert.deepEqual(newsBetween(after, after), []);
  });

  test('are not what was there at the start, nor earlier history', () => {
    const loading: LiveSnapshot = { ...emptySnapshot, connection: 'loading' };
    assert.deepEqual(kinds(loading, withItems(said(1, assistant))), []);
    const page = withItems(said(5, assistant));
    assert.deepEqual(kinds(page, withItems(said(4, assistant), said(5, assistant))), []);
  });

  test('are not parts of an answer', () => {
    const growing: LiveSnapshot = { ...live, answer: { messageId: 'msg_1', text: 'It is' } };
    const more: LiveSnapshot = { ...live, answer: { messageId: 'msg_1', text: 'It is open' } };
    assert.deepEqual(kinds(live, growing), []);
    assert.deepEqual(kinds(growing, more), []);
  });

  test('are a failure, once, and the connection when it is lost and back', () => {
    const message: OutgoingMessage = {
      key: 'out-1',
      content: [{ type: 'text', text: 'Hello' }],
      state: 'failed',
      createdAt: sampleTime,
      kept: false,
      error: null,
    };
    const failed: LiveSnapshot = { ...live, outgoing: [message] };
    assert.deepEqual(kinds(live, failed), ['failed']);
    assert.deepEqual(kinds(failed, { ...failed, typing: [assistant] }), []);
    const offline: LiveSnapshot = { ...live, connection: 'offline' };
    assert.deepEqual(kinds(live, offline), ['offline']);
    assert.deepEqual(kinds(offline, live), ['back']);
    assert.deepEqual(kinds({ ...live, connection: 'reconnecting' }, live), []);
  });
});
