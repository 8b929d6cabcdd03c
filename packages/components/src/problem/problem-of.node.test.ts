import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  AuthenticationError,
  ConnectionError,
  ResponseShapeError,
  TimeoutError,
} from '@tellerkit/sdk';
import { fakeError } from '../chat/testing/fake-chat-client.ts';
import { problemOf } from './problem-of.ts';
import type { ProblemHost } from './problem-of.ts';

const hostOf = (localName = 'teller-chat', settings: Partial<ProblemHost> = {}) =>
  ({ localName, closest: () => null, ...settings }) as unknown as ProblemHost;

const unreachable = (origin = 'https://service.test') =>
  new ConnectionError(undefined, undefined, `${origin}/v1/conversations`);
const tokenFailed = (cause: unknown) =>
  new AuthenticationError('', { code: 'token-provider-failed', cause });
const signedIn = { customerToken: () => Promise.resolve('token') };

describe('problemOf', () => {
  const cases: readonly (readonly [expected: string, error: unknown, host?: ProblemHost])[] = [
    ['client-missing', 'missing'],
    ['base-url-invalid', 'invalid', hostOf('teller-chat', { publishableKey: 'pk_x' })],
    ['key-secret', 'invalid', hostOf('teller-chat', { publishableKey: ' sk_x' })],
    ['code-not-loaded', 'unreachable'],
    ['survey-missing', 'survey-missing', hostOf('teller-survey')],
    ['service-unreachable', unreachable()],
    ['service-unreachable', new TimeoutError(1000)],
    ['base-url-version', unreachable(), hostOf('teller-chat', { baseUrl: 'https://a.test/v1/ ' })],
    [
      'base-url-version',
      fakeError('not-found', 404),
      hostOf('x', { baseUrl: 'https://a.test/v1' }),
    ],
    ['wrong-service', fakeError('http-error', 404)],
    ['wrong-service', fakeError('http-error', 301)],
    ['wrong-service', new ResponseShapeError('conversations.list', '', 'JSON')],
    ['version-mismatch', new ResponseShapeError('conversations.list', 'items', 'an array')],
    ['version-mismatch', fakeError('upgrade-required', 426)],
    ['service-failed', fakeError('http-error', 502)],
    ['service-failed', fakeError('internal', 500)],
    ['service-failed', new Error('a fault of a client')],
    ['rate-limited', fakeError('rate-limited', 429)],
    ['key-refused', fakeError('invalid-key', 401)],
    ['key-refused', tokenFailed(fakeError('invalid-key', 401)), hostOf('teller-chat', signedIn)],
    ['origin-refused', tokenFailed(fakeError('origin-not-allowed', 403))],
    ['session-refused', fakeError('expired-token', 401)],
    ['session-refused', tokenFailed(fakeError('invalid-token', 401))],
    ['customer-token-refused', tokenFailed(fakeError('expired-token', 401)), hostOf('x', signedIn)],
    ['customer-token-failed', tokenFailed(new Error('no session')), hostOf('x', signedIn)],
    ['customer-token-failed', tokenFailed(new TypeError('Return { token: string }.'))],
    ['customer-token-slow', tokenFailed(new TimeoutError(15_000)), hostOf('x', signedIn)],
    ['service-unreachable', tokenFailed(new TimeoutError(15_000))],
    ['service-unreachable', tokenFailed(unreachable()), hostOf('x', signedIn)],
    ['conversation-unknown', fakeError('not-found', 404)],
    ['conversation-unknown', fakeError('forbidden', 403)],
    ['conversation-unknown', fakeError('invalid-request', 400)],
    ['survey-unknown', fakeError('not-found', 404), hostOf('teller-survey')],
    ['queue-unknown', fakeError('not-found', 404), hostOf('teller-queue')],
    ['queue-unknown', Object.assign(new Error(), { code: 'not-found' }), hostOf('teller-queue')],
    ['request-refused', fakeError('payload-too-large', 413)],
  ];
  for (const [expected, error, host = hostOf()] of cases)
    test(`names ${expected} for ${error instanceof Error ? `${error.name} ${error.message}` : String(error)}`, () => {
      assert.equal(problemOf(error, host), expected);
    });
});
