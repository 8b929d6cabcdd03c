import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { noService, problem } from '../testing/fake-service.ts';
import type { Answer } from '../testing/fake-service.ts';
import { FakeStream } from '../testing/fake-stream.ts';
import { followStream, inTurn, noMore } from '../testing/follow-stream.ts';
import { Reconnection } from './reconnection.ts';

describe('the wait between connections', () => {
  const waits = async (answer: Answer, random = () => 0.999) => {
    const asked: number[] = [];
    const { done } = followStream(
      answer,
      {
        pause: (ms) => {
          asked.push(Math.round(ms));
          return Promise.resolve();
        },
      },
      { random },
    );
    await done;
    return asked;
  };

  test('is anywhere within a window that doubles up to a limit', async () => {
    const failing: Answer = (_, index) => (index < 6 ? noService() : noMore());
    assert.deepEqual(await waits(failing), [1998, 3996, 7992, 15_984, 19_980, 19_980]);
    assert.deepEqual(await waits(failing, () => 0), [0, 0, 0, 0, 0, 0]);
  });

  test('has the window that the service asks for, and starts anew with a sign of life', async () => {
    const streams = [new FakeStream(), new FakeStream()] as const;
    streams[0].send('retry: 10000\n\n');
    streams[0].end();
    streams[1].send(': beat\n\n');
    streams[1].end();
    const answer: Answer = (request, index) =>
      index === 1 || index === 2
        ? noService()
        : inTurn(streams[0], noMore, noMore, streams[1])(request, index);
    assert.deepEqual(await waits(answer), [9990, 19_980, 19_980, 9990]);
  });

  test('is never a window of nothing, whatever the service asks for', async () => {
    const stream = new FakeStream();
    stream.send('retry: 0\n\n');
    stream.end();
    const answer: Answer = (request, index) =>
      index === 1 ? noService() : inTurn(stream)(request, index);
    assert.deepEqual(await waits(answer), [100, 200]);
  });

  test('is not shorter than Retry-After', async () => {
    const answer = inTurn(() => problem(503, 'unavailable', { 'retry-after': '30' }));
    assert.deepEqual(await waits(answer, () => 0.5), [31_000]);
  });

  test('is never longer than two minutes, whatever the service asks for', async () => {
    const stream = new FakeStream();
    stream.send('retry: 99999999\n\n');
    stream.end();
    assert.deepEqual(await waits(inTurn(stream)), [119_880]);
  });
});

describe('1,000 readers of a service that is gone for a while', () => {
  /** Repeatable numbers from 0 to below 1. */
  const seeded = (seed: number) => () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const readers = 1000;

  /** When each of them is back, in milliseconds after the service is. */
  function comeBack(seed: number, downMs: number): number[] {
    const random = seeded(seed);
    return Array.from({ length: readers }, () => {
      const reconnection = new Reconnection(random);
      // The service asks this of a thousand readers.
      reconnection.succeed(20_000);
      let at = 0;
      do at += reconnection.nextWaitMs();
      while (at < downMs);
      return at - downMs;
    });
  }

  for (const downMs of [0, 500, 3000, 12_000, 60_000, 600_000])
    test(`of ${downMs} ms: all are back within 30 s, in no second more than 15 %`, () => {
      for (let seed = 1; seed <= 20; seed++) {
        const times = comeBack(seed, downMs);
        const perSecond = Array.from({ length: 30 }, () => 0);
        for (const ms of times) perSecond[Math.floor(ms / 1000)]! += 1;
        assert.ok(Math.max(...times) <= 30_000, `the last after ${Math.max(...times)} ms`);
        const most = Math.max(...perSecond);
        assert.ok(most <= 0.15 * readers, `${most} in a second, seed ${seed}`);
      }
    });
});
