import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Participant } from '@tellerkit/sdk';
import type { MessageItem } from '@tellerkit/sdk/live';
import { sourcedAnswer } from '../testing/scenes.ts';
import { assistant, customer, sampleMessage } from '../testing/samples.ts';
import { countUnread } from './unread.ts';

function messageItem(sequence: number, author: Participant): MessageItem {
  const message = sampleMessage(sequence, author, [...sourcedAnswer]);
  return { kind: 'message', key: message.id, sequence, message };
}

describe('countUnread', () => {
  test('counts messages from others after the event that the customer saw last', () => {
    const items = [
      messageItem(1, assistant),
      messageItem(2, customer),
      messageItem(3, assistant),
      messageItem(4, assistant),
    ];
    assert.equal(countUnread({ items }, 2), 2);
    assert.equal(countUnread({ items }, 0), 3);
    assert.equal(countUnread({ items }, 4), 0);
  });
});
