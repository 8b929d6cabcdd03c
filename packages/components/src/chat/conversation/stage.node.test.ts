import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { emptySnapshot } from '@tellerkit/sdk/live';
import { sampleConversation } from '../testing/samples.ts';
import { stageOf } from './stage.ts';

describe('stageOf', () => {
  test('returns the state of the conversation, or `assistant` if there is no conversation', () => {
    assert.equal(stageOf(emptySnapshot), 'assistant');
    const queued = { ...sampleConversation, state: 'queued' as const };
    assert.equal(stageOf({ conversation: queued }), 'queued');
  });
});
