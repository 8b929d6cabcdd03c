import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConnectionError } from '@tellerkit/sdk';
import type { Participant } from '@tellerkit/sdk';
import { emptySnapshot } from '@tellerkit/sdk/live';
import type { LiveSnapshot, MessageItem } from '@tellerkit/sdk/live';
import { fakeError } from '../testing/fake-chat-client.ts';
import { sourcedAnswer } from '../testing/scenes.ts';
import { assistant, customer, sampleConversation, sampleMessage } from '../testing/samples.ts';
import { failureOf } from './failure.ts';
import { openReplies } from '../panel/timeline/quick-replies.ts';
import { stageOf } from './stage.ts';
import { countUnread } from './unread.ts';

function said(sequence: number, author: Participant): MessageItem {
  const message = sampleMessage(sequence, author, [...sourcedAnswer]);
  return { kind: 'message', key: message.id, sequence, message };
}

const live: LiveSnapshot = {
  ...emptySnapshot,
  connection: 'live',
  conversation: sampleConversation,
};

describe('a failure', () => {
  const offline: LiveSnapshot = { ...emptySnapshot, connection: 'offline' };

  test('says why there is nothing to see', () => {
    const failures = [
      [fakeError('invalid-key', 401), 'key'],
      [fakeError('origin-not-allowed', 403), 'key'],
      [fakeError('not-found', 404), 'conversation'],
      [fakeError('internal', 500), 'unreachable'],
      [new ConnectionError(), 'unreachable'],
    ] as const;
    for (const [error, failure] of failures)
      assert.equal(failureOf({ ...offline, error }), failure, error.code);
  });

  test('gives way to a conversation that can be read', () => {
    assert.equal(failureOf({ ...live, connection: 'offline', error: new ConnectionError() }), null);
    assert.equal(failureOf(live), null);
  });
});

describe('answers to choose from', () => {
  test('are those of the newest message', () => {
    assert.equal(openReplies({ ...live, items: [said(1, assistant)] }).length, 3);
  });

  test('are gone once something was said after them, or the conversation has ended', () => {
    const items = [said(1, assistant)];
    assert.deepEqual(openReplies({ ...live, items: [...items, said(2, customer)] }), []);
    assert.deepEqual(openReplies({ ...live, items, answer: { messageId: 'msg_2', text: '' } }), []);
    const closed = { ...sampleConversation, state: 'closed' as const };
    assert.deepEqual(openReplies({ ...live, items, conversation: closed }), []);
  });
});

describe('what is unread', () => {
  test('are the messages of others after the last that was seen', () => {
    const items = [said(1, assistant), said(2, customer), said(3, assistant), said(4, assistant)];
    assert.equal(countUnread({ items }, 2), 2);
    assert.equal(countUnread({ items }, 0), 3);
    assert.equal(countUnread({ items }, 4), 0);
  });
});

describe('who is on the other side', () => {
  test('is the assistant until something else is known', () => {
    assert.equal(stageOf(emptySnapshot), 'assistant');
    const queued = { ...sampleConversation, state: 'queued' as const };
    assert.equal(stageOf({ conversation: queued }), 'queued');
  });
});
