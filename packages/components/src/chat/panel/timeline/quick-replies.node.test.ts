import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Participant } from '@tellerkit/sdk';
import { emptySnapshot } from '@tellerkit/sdk/live';
import type { LiveSnapshot, MessageItem } from '@tellerkit/sdk/live';
import { sourcedAnswer } from '../../testing/scenes.ts';
import { assistant, customer, sampleConversation, sampleMessage } from '../../testing/samples.ts';
import { openReplies } from './quick-replies.ts';

function messageItem(sequence: number, author: Participant): MessageItem {
  const message = sampleMessage(sequence, author, [...sourcedAnswer]);
  return { kind: 'message', key: message.id, sequence, message };
}

const live: LiveSnapshot = {
  ...emptySnapshot,
  connection: 'live',
  conversation: sampleConversation,
};

describe('quick replies', () => {
  test('come from the newest message', () => {
    assert.equal(openReplies({ ...live, items: [messageItem(1, assistant)] }).length, 3);
  });

  test('disappear after the next message, and after the conversation ends', () => {
    const items = [messageItem(1, assistant)];
    assert.deepEqual(openReplies({ ...live, items: [...items, messageItem(2, customer)] }), []);
    assert.deepEqual(openReplies({ ...live, items, answer: { messageId: 'msg_2', text: '' } }), []);
    const closed = { ...sampleConversation, state: 'closed' as const };
    assert.deepEqual(openReplies({ ...live, items, conversation: closed }), []);
  });
});
