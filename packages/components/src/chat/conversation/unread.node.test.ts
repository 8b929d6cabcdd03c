import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Participant } from '@tellerkit/sdk';
import type { MessageItem } from '@tellerkit/sdk/live';
import { sourcedAnswer } from '../testing/scenes.ts';
import { assistant, customer, sampleMessage } from '../testing/samples.ts';
import { countUnread } from './unread.ts';

function said(sequence: number, author: Participant): MessageItem {
  const message = sampleMessage(sequence, author, [...sourcedAnswer]);
  return { kind: 'message', key: message.id, sequence, message };
}

describe('what is unread', () => {
  test('are the messages of others after the last that was seen', () => {
    const items = [said(1, assistant), said(2, customer), said(3, assistant), said(4, assistant)];
    assert.equal(countUnread({ items }, 2), 2);
    assert.equal(countUnread({ items }, 0), 3);
    assert.equal(countUnread({ items }, 4), 0);
  });
});
