import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FakeLifecycle } from '../testing/fake-lifecycle.ts';
import { noService } from '../testing/fake-service.ts';
import type { Answer } from '../testing/fake-service.ts';
import { FakeStream, storedEvent } from '../testing/fake-stream.ts';
import { followStream, inTurn, lastEventIds } from '../testing/follow-stream.ts';
import { settle } from '@tellerkit/tooling/settle';

/** Follows a stream with a lifecycle. Each random wait is half of its maximum. */
function follow(answer: Answer) {
  const lifecycle = new FakeLifecycle();
  return { lifecycle, ...followStream(answer, { lifecycle }) };
}

/** Follows two connections, one after the other, with one event each. */
function twoStreams() {
  const streams = [new FakeStream(), new FakeStream()] as const;
  streams[0].send(storedEvent(1));
  streams[1].send(storedEvent(2));
  streams[1].end();
  return { streams, ...follow(inTurn(...streams)) };
}

describe('the wait between connections', () => {
  // The third reconnect window is 8 s long and `random` returns 0.5, so the wait is 4 s.
  const waiting = async () => {
    const followed = follow((_, index) => {
      if (index < 3) return noService();
      return new Response(null, { status: 204 });
    });
    await followed.clock.advance(3000);
    assert.equal(followed.service.requests.length, 3);
    return followed;
  };

  test('ends when the network returns', async () => {
    const { lifecycle, done, clock, service } = await waiting();
    lifecycle.change('offline');
    lifecycle.change('online');
    await clock.advance(500);
    assert.equal(service.requests.length, 4);
    await done;
  });

  test('ends when the page becomes visible after some seconds in the background', async () => {
    const { lifecycle, done, clock, service } = await waiting();
    lifecycle.change('hidden');
    clock.sleep(5000);
    lifecycle.change('visible');
    await clock.advance(500);
    assert.equal(service.requests.length, 4);
    await done;
  });

  test('continues if the page was hidden only for a moment', async () => {
    const { lifecycle, done, clock, service } = await waiting();
    lifecycle.change('hidden');
    lifecycle.change('visible');
    await clock.advance(3999);
    assert.equal(service.requests.length, 3);
    await clock.runUntil(done);
  });
});

describe('a connection', () => {
  test('closes while the page is frozen, then reopens after the last event', async () => {
    const { streams, lifecycle, done, clock, service, states, sequences } = twoStreams();
    await settle();
    lifecycle.change('frozen');
    await settle();
    assert.equal(streams[0].isCancelled, true);
    await clock.advance(3_600_000);
    assert.equal(service.requests.length, 1);
    assert.equal(clock.pending, 0);
    lifecycle.change('resumed');
    await clock.runUntil(done);
    assert.deepEqual(lastEventIds(service.requests), [null, '1', '2']);
    assert.deepEqual(sequences(), [1, 2]);
    assert.deepEqual(states.slice(0, 4), ['connecting', 'open', 'waiting', 'connecting']);
  });

  test('opens only when the page resumes, if the page was frozen from the start', async () => {
    const lifecycle = new FakeLifecycle();
    lifecycle.isFrozen = true;
    const { done, clock, service } = followStream(inTurn(), { lifecycle });
    await clock.advance(60_000);
    assert.equal(service.requests.length, 0);
    lifecycle.change('resumed');
    await clock.runUntil(done);
    assert.equal(service.requests.length, 1);
  });

  test('is replaced when the network returns', async () => {
    const { streams, lifecycle, done, clock, sequences } = twoStreams();
    await settle();
    lifecycle.change('offline');
    lifecycle.change('online');
    await clock.runUntil(done);
    assert.equal(streams[0].isCancelled, true);
    assert.deepEqual(sequences(), [1, 2]);
  });

  test('stays open if heartbeats arrived while the page was hidden', async () => {
    const { streams, lifecycle, clock, service } = twoStreams();
    await settle();
    lifecycle.change('hidden');
    await clock.advance(15_000);
    streams[0].send(': beat\n\n');
    await clock.advance(15_000);
    lifecycle.change('visible');
    await clock.advance(1000);
    assert.equal(service.requests.length, 1);
  });

  test('is replaced if no heartbeat arrived while the page was hidden for 28 s', async () => {
    const { lifecycle, done, clock, sequences } = twoStreams();
    await settle();
    lifecycle.change('hidden');
    clock.sleep(28_000);
    lifecycle.change('visible');
    await clock.advance(500);
    assert.deepEqual(sequences(), [1, 2]);
    await clock.runUntil(done);
  });

  test('is replaced soon after the machine wakes, even without a lifecycle event', async () => {
    const streams = [new FakeStream(), new FakeStream()] as const;
    const { clock, service } = followStream(inTurn(...streams));
    streams[0].send('retry: 20000\n\n');
    await clock.advance(1000);
    clock.sleep(600_000);
    await clock.advance(5000);
    assert.equal(streams[0].isCancelled, true);
    assert.equal(service.requests.length, 2);
  });
});

test('a stream that has ended leaves no lifecycle listener', async () => {
  const { lifecycle, done, clock } = follow(inTurn());
  await clock.runUntil(done);
  assert.equal(lifecycle.listeners, 0);
});

test('a stream ends if it is aborted while the page is frozen', async () => {
  const lifecycle = new FakeLifecycle();
  const controller = new AbortController();
  const { done } = followStream(inTurn(new FakeStream()), { lifecycle, signal: controller.signal });
  await settle();
  lifecycle.change('frozen');
  await settle();
  controller.abort();
  await done;
  assert.equal(lifecycle.listeners, 0);
});
