import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { noService, problem } from '../testing/fake-service.ts';
import type { Answer } from '../testing/fake-service.ts';
import { FakeStream } from '../testing/fake-stream.ts';
import { followStream, inTurn, noMore } from '../testing/follow-stream.ts';
import { Reconnection } from './reconnection.ts';

describe('the wait between connections', () => {
  const measureWaits = async (answer: Answer, random = () => 0.999) => {
    const waits: number[] = [];
    const { done } = followStream(
      answer,
      {
        pause: (ms) => {
          waits.push(Math.round(ms));
          return Promise.resolve();
        },
      },
      { random },
    );
    await done;
    return waits;
  };

  test('is random within a window that doubles up to a limit', async () => {
    const failing: Answer = (_, index) => (index < 6 ? noService() : noMore());
    assert.deepEqual(await measureWaits(failing), [1998, 3996, 7992, 15_984, 19_980, 19_980]);
    assert.deepEqual(await measureWaits(failing, () => 0), [0, 0, 0, 0, 0, 0]);
  });

  test('starts with the window that the service sets, and returns to it when data arrives', async () => {
    const streams = [new FakeStream(), new FakeStream()] as const;
    streams[0].send('retry: 10000\n\n');
    streams[0].end();
    streams[1].send(': beat\n\n');
    streams[1].end();
    const answer: Answer = (request, index) =>
      index === 1 || index === 2
        ? noService()
        : inTurn(streams[0], noMore, noMore, streams[1])(request, index);
    assert.deepEqual(await measureWaits(answer), [9990, 19_980, 19_980, 9990]);
  });

  test('has a window of at least 100 ms, even if the service sets 0', async () => {
    const stream = new FakeStream();
    stream.send('retry: 0\n\n');
    stream.end();
    const answer: Answer = (request, index) =>
      index === 1 ? noService() : inTurn(stream)(request, index);
    assert.deepEqual(await measureWaits(answer), [100, 200]);
  });

  test('is not shorter than Retry-After', async () => {
    const answer = inTurn(() => problem(503, 'unavailable', { 'retry-after': '30' }));
    assert.deepEqual(await measureWaits(answer, () => 0.5), [31_000]);
  });

  test('has a window of at most two minutes, even if the service sets more', async () => {
    const stream = new FakeStream();
    stream.send('retry: 99999999\n\n');
    stream.end();
    assert.deepEqual(await measureWaits(inTurn(stream)), [119_880]);
  });
});

describe('1,000 readers', () => {
  /** Returns a generator of repeatable numbers from 0 to below 1. */
  const seeded = (seed: number) => () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const readers = 1000;

  /** Returns the time at which each reader reconnects, in milliseconds after the end of the outage. */
  function reconnectTimes(seed: number, downMs: number): number[] {
    const random = seeded(seed);
    return Array.from({ length: readers }, () => {
      const reconnection = new Reconnection(random);
      // The window that the service sets for a thousand readers.
      reconnection.succeed(20_000);
      let at = 0;
      do at += reconnection.nextWaitMs();
      while (at < downMs);
      return at - downMs;
    });
  }

  for (const downMs of [0, 500, 3000, 12_000, 60_000, 600_000])
    test(`reconnect within 30 s after an outage of ${downMs} ms, at most 15 % of them in any second`, () => {
      for (let seed = 1; seed <= 20; seed++) {
        const times = reconnectTimes(seed, downMs);
        const perSecond = Array.from({ length: 30 }, () => 0);
        for (const ms of times) perSecond[Math.floor(ms / 1000)]! += 1;
        assert.ok(Math.max(...times) <= 30_000, `the last after ${Math.max(...times)} ms`);
        const peak = Math.max(...perSecond);
        assert.ok(peak <= 0.15 * readers, `${peak} in a second, seed ${seed}`);
      }
    });
});
