import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AuthenticationError, ConnectionError } from '@tellerkit/sdk';
import { emptySnapshot } from '@tellerkit/sdk/live';
import type { LiveSnapshot } from '@tellerkit/sdk/live';
import { fakeError } from '../testing/fake-chat-client.ts';
import { sampleConversation } from '../testing/samples.ts';
import { failureOf } from './failure.ts';

const live: LiveSnapshot = {
  ...emptySnapshot,
  connection: 'live',
  conversation: sampleConversation,
};

const providerFailed = (code: string) => ({
  code: 'token-provider-failed',
  cause: fakeError(code, 401),
});

describe('failureOf', () => {
  const offline: LiveSnapshot = { ...emptySnapshot, connection: 'offline' };

  test('maps each error to the reason why the chat shows no conversation', () => {
    const failures = [
      [fakeError('invalid-key', 401), 'key'],
      [fakeError('origin-not-allowed', 403), 'key'],
      [fakeError('not-found', 404), 'conversation'],
      [fakeError('invalid-token', 401), 'session'],
      [new AuthenticationError('', providerFailed('expired-token')), 'session'],
      [new AuthenticationError('', providerFailed('rate-limited')), 'unreachable'],
      [fakeError('internal', 500), 'unreachable'],
      [new ConnectionError(), 'unreachable'],
    ] as const;
    for (const [error, failure] of failures)
      assert.equal(failureOf({ ...offline, error }), failure, error.code);
  });

  test('returns null if a conversation is loaded', () => {
    assert.equal(failureOf({ ...live, connection: 'offline', error: new ConnectionError() }), null);
    assert.equal(failureOf(live), null);
  });
});
