import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listQueues } from '@tellerkit/contract/wire';
import { fakeTransport, WatchedSignal } from '../testing/fake-transport.ts';
import { json, noService, problem, silence } from '../testing/fake-service.ts';
import type { Answer } from '../testing/fake-service.ts';

const emptyPage = { items: [], nextCursor: null };
const calls = 3000;

/** The outcomes of successive attempts: every way in which an attempt can end. */
const outcomes: readonly Answer[] = [
  () => json(emptyPage),
  noService,
  () => problem(503, 'unavailable', { 'retry-after': '1' }),
  () => problem(404, 'not-found'),
  () => new Response('not JSON'),
  silence,
];

function mixed() {
  return fakeTransport((request, index) => outcomes[index % outcomes.length]!(request, index), {
    token: async () => ({ token: 't' }),
    timeoutMs: 1000,
  });
}

describe('a signal shared by thousands of calls', () => {
  test('has no listener and no timer left after the calls end', async () => {
    const { transport, clock } = mixed();
    const watched = new WatchedSignal();
    const { signal } = watched;
    const results = await clock.runUntil(
      Promise.allSettled(
        Array.from({ length: calls }, () => transport.call(listQueues, { query: {} }, { signal })),
      ),
    );
    assert.ok(results.some(({ status }) => status === 'fulfilled'));
    assert.ok(results.some(({ status }) => status === 'rejected'));
    assert.equal(watched.listeners, 0);
    assert.equal(clock.pending, 0);
  });

  test('ends all calls at once when it aborts, and leaves no listener or timer', async () => {
    const { transport, clock } = mixed();
    const watched = new WatchedSignal();
    const { signal } = watched;
    const all = Promise.allSettled(
      Array.from({ length: calls }, () => transport.call(listQueues, { query: {} }, { signal })),
    );
    await clock.advance(10);
    assert.ok(watched.listeners > 0);
    const reason = new Error('left the page');
    watched.controller.abort(reason);
    const before = clock.now();
    const results = await clock.runUntil(all);
    assert.equal(clock.now(), before);
    assert.ok(results.some((result) => result.status === 'rejected' && result.reason === reason));
    assert.equal(watched.listeners, 0);
    assert.equal(clock.pending, 0);
  });
});
