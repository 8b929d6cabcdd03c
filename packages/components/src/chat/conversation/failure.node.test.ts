import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AuthenticationError, ConnectionError } from '@tellerkit/sdk';
import { emptySnapshot } from '@tellerkit/sdk/live';
import type { LiveSnapshot } from '@tellerkit/sdk/live';
import type { ProblemHost } from '../../problem/problem-of.ts';
import { fakeError } from '../testing/fake-chat-client.ts';
import { sampleConversation } from '../testing/samples.ts';
import { failureOf } from './failure.ts';

const live: LiveSnapshot = {
  ...emptySnapshot,
  connection: 'live',
  conversation: sampleConversation,
};

const providerFailed = (code: string, status = 401) => ({
  code: 'token-provider-failed',
  cause: fakeError(code, status),
});

const element = { localName: 'teller-chat', closest: () => null } as unknown as ProblemHost;
const hostOf = (problem?: string) => ({ element, clients: { problem } });

describe('failureOf', () => {
  const offline: LiveSnapshot = { ...emptySnapshot, connection: 'offline' };

  test('maps each error to the reason why the chat shows no conversation', () => {
    const failures = [
      ['missing', 'setup'],
      ['invalid', 'setup'],
      ['unreachable', 'unavailable'],
      [fakeError('invalid-key', 401), 'setup'],
      [fakeError('origin-not-allowed', 403), 'setup'],
      [fakeError('not-found', 404), 'unknown'],
      [fakeError('invalid-token', 401), 'session'],
      [new AuthenticationError('', providerFailed('expired-token')), 'session'],
      [new AuthenticationError('', providerFailed('rate-limited', 429)), 'unavailable'],
      [fakeError('internal', 500), 'unavailable'],
      [new ConnectionError(), 'unavailable'],
    ] as const;
    for (const [problem, failure] of failures) {
      const [own, error] = typeof problem === 'string' ? [problem, null] : [undefined, problem];
      assert.equal(failureOf(hostOf(own), { ...offline, error }), failure, String(problem));
    }
  });

  test('returns null if a conversation is loaded', () => {
    const error = new ConnectionError();
    assert.equal(failureOf(hostOf(), { ...live, connection: 'offline', error }), null);
    assert.equal(failureOf(hostOf(), { ...live, error }), null);
  });
});
