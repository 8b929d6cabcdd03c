import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Participant } from '@tellerkit/sdk';
import { emptySnapshot } from '@tellerkit/sdk/live';
import type { LiveSnapshot, MessageItem, OutgoingMessage } from '@tellerkit/sdk/live';
import { assistant, customer, sampleMessage, sampleTime } from '../testing/samples.ts';
import { newsBetween } from './news.ts';

function messageItem(sequence: number, author: Participant): MessageItem {
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

describe('newsBetween', () => {
  test('returns the assistant’s messages once and in order, but no messages from the customer', () => {
    const before = withItems(messageItem(1, customer));
    const after = withItems(
      messageItem(1, customer),
      messageItem(2, assistant),
      messageItem(3, customer),
      messageItem(4, assistant),
    );
    const allNews = newsBetween(before, after);
    assert.deepEqual(
      allNews.map((news) => news.kind === 'message' && news.item.sequence),
      [2, 4],
    );
    assert.deepEqual(newsBetween(after, after), []);
  });

  test('skips messages of the first load and of earlier history', () => {
    const loading: LiveSnapshot = { ...emptySnapshot, connection: 'loading' };
    assert.deepEqual(kinds(loading, withItems(messageItem(1, assistant))), []);
    const page = withItems(messageItem(5, assistant));
    const withEarlier = withItems(messageItem(4, assistant), messageItem(5, assistant));
    assert.deepEqual(kinds(page, withEarlier), []);
  });

  test('skips parts of a streaming answer', () => {
    const growing: LiveSnapshot = { ...live, answer: { messageId: 'msg_1', text: 'It is' } };
    const more: LiveSnapshot = { ...live, answer: { messageId: 'msg_1', text: 'It is open' } };
    assert.deepEqual(kinds(live, growing), []);
    assert.deepEqual(kinds(growing, more), []);
  });

  test('reports a failed message once, and reports a lost and a restored connection', () => {
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
    assert.deepEqual(kinds(offline, live), ['online']);
    assert.deepEqual(kinds({ ...live, connection: 'reconnecting' }, live), []);
  });
});
