import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ErrorCode } from '@tellerkit/sdk';
import { deferredEnglish as strings } from '../../strings/deferred-strings.en.ts';
import { failureText } from './progress.ts';

/** The text for each error code of the service. Null if the outbox retries, so that the customer sees no failure. */
const texts: Readonly<Record<ErrorCode, string | null>> = {
  'malformed-json': strings.notSent,
  'invalid-request': strings.notSentRefused,
  unauthenticated: strings.notSentSignIn,
  'invalid-key': strings.notSent,
  'invalid-token': strings.notSentSignIn,
  'expired-token': strings.notSentSignIn,
  forbidden: strings.notSentGone,
  'origin-not-allowed': strings.notSent,
  'not-found': strings.notSentGone,
  'method-not-allowed': strings.notSent,
  conflict: strings.notSent,
  'conversation-closed': strings.notSentEnded,
  'queue-closed': strings.notSent,
  'already-queued': strings.notSent,
  'already-responded': strings.notSent,
  'limit-reached': strings.notSentLimit,
  'idempotency-in-progress': null,
  'webhook-url-refused': strings.notSent,
  'payload-too-large': strings.notSentRefused,
  'unsupported-media-type': strings.notSent,
  'idempotency-mismatch': strings.notSent,
  'rate-limited': null,
  internal: null,
  unavailable: null,
};

test('a message that was not sent has a text for each error code of the service', () => {
  for (const [code, text] of Object.entries(texts))
    if (text) assert.equal(failureText(strings, code), text, code);
  assert.equal(failureText(strings, undefined), strings.notSent);
});
