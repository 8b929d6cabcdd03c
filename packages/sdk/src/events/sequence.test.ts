import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LiveEvent } from '@tellerkit/contract';
import { ConnectionError } from '../errors/connection-error.ts';
import { FakeStream, storedEvent } from '../testing/fake-stream.ts';
import { followStream, inTurn, lastEventIds } from '../testing/follow-stream.ts';

const eventOf = (sequence: number) =>
  JSON.parse(/data: (.*)/.exec(storedEvent(sequence))?.[1] ?? '') as LiveEvent;

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => eventOf(from + index));

describe('a gap between stored events', () => {
  const withGap = () => {
    const stream = new FakeStream();
    stream.send(storedEvent(1) + storedEvent(5));
    stream.end();
    return inTurn(stream);
  };
  test('is filled with the events that `fetchMissing` returns', async () => {
    const gaps: unknown[] = [];
    const { done, clock, sequences } = followStream(withGap(), {
      fetchMissing: (gap) => {
        gaps.push(gap);
        return Promise.resolve([2, 3, 4, 5].map(eventOf));
      },
    });
    await clock.runUntil(done);
    assert.deepEqual(gaps, [{ after: 1, before: 5 }]);
    assert.deepEqual(sequences(), [1, 2, 3, 4, 5]);
  });

  test('is filled page by page until no event is missing', async () => {
    const starts: unknown[] = [];
    const { done, clock, sequences } = followStream(withGap(), {
      fetchMissing: (gap) => {
        starts.push(gap.after);
        return Promise.resolve([eventOf(gap.after + 1)]);
      },
    });
    await clock.runUntil(done);
    assert.deepEqual(starts, [1, 2, 3]);
    assert.deepEqual(sequences(), [1, 2, 3, 4, 5]);
  });

  test('is reported only for events that cannot be fetched, and the stream continues', async () => {
    const gaps: unknown[] = [];
    const { done, clock, sequences } = followStream(withGap(), {
      fetchMissing: () => Promise.resolve([eventOf(2), eventOf(4)]),
      onGap: (gap) => gaps.push(gap),
    });
    await clock.runUntil(done);
    assert.deepEqual(gaps, [{ after: 2, before: 4 }]);
    assert.deepEqual(sequences(), [1, 2, 4, 5]);
  });

  test('ends the stream with an error if neither `fetchMissing` nor `onGap` is set', async () => {
    const { done, clock, sequences } = followStream(withGap());
    await assert.rejects(clock.runUntil(done), {
      name: 'StreamError',
      code: 'events-missing',
      gap: { after: 1, before: 5 },
    });
    assert.deepEqual(sequences(), [1]);
  });

  test('is filled after a reconnection if `fetchMissing` fails at first', async () => {
    const streams = [new FakeStream(), new FakeStream()] as const;
    let tries = 0;
    const { done, clock, sequences, service } = followStream(inTurn(...streams), {
      fetchMissing: async () => {
        await Promise.resolve();
        if (!tries++) throw new ConnectionError();
        return [eventOf(2)];
      },
    });
    for (const stream of streams) stream.send(storedEvent(1) + storedEvent(3));
    streams[1].end();
    await clock.runUntil(done);
    assert.deepEqual(sequences(), [1, 2, 3]);
    assert.deepEqual(lastEventIds(service.requests), [null, '1', '3']);
  });
});

describe('a gap that the service announces', () => {
  const gapEvent = (after: number, before: number) => {
    const event = {
      type: 'stream.gap',
      conversationId: 'cnv_1',
      occurredAt: '2026-01-05T09:00:00.000Z',
      data: { after, before },
    };
    return `id: ${before - 1}\nevent: stream.gap\ndata: ${JSON.stringify(event)}\n\n`;
  };
  const follow = (
    text: string,
    after: number | undefined,
    available: readonly LiveEvent[] = [],
  ) => {
    const stream = new FakeStream();
    stream.send(text);
    stream.end();
    const gaps: unknown[] = [];
    const followed = followStream(inTurn(stream), {
      after,
      onGap: (gap) => gaps.push(gap),
      fetchMissing: ({ after, before }) =>
        Promise.resolve(
          available
            .filter(
              (event) => 'sequence' in event && event.sequence! > after && event.sequence! < before,
            )
            .slice(0, 3),
        ),
    });
    return { ...followed, gaps };
  };

  test('is filled, and the `stream.gap` event is not yielded', async () => {
    const text = gapEvent(2, 9) + storedEvent(9);
    const { done, clock, sequences, gaps, service } = follow(text, 2, range(1, 20));
    await clock.runUntil(done);
    assert.deepEqual(sequences(), [3, 4, 5, 6, 7, 8, 9]);
    assert.deepEqual(gaps, []);
    assert.deepEqual(lastEventIds(service.requests), ['2', '9']);
  });

  test('is filled from the first event if the reader has read no event yet', async () => {
    const text = gapEvent(0, 4) + storedEvent(4);
    const { done, clock, sequences } = follow(text, undefined, range(1, 20));
    await clock.runUntil(done);
    assert.deepEqual(sequences(), [1, 2, 3, 4]);
  });

  test('is reported for the events that the service no longer has', async () => {
    const text = gapEvent(2, 9) + storedEvent(9);
    const { done, clock, sequences, gaps } = follow(text, 2, range(6, 20));
    await clock.runUntil(done);
    assert.deepEqual(sequences(), [6, 7, 8, 9]);
    assert.deepEqual(gaps, [{ after: 2, before: 6 }]);
  });

  test('is reported only once if the reader is ahead of the service', async () => {
    const text = gapEvent(50, 21) + gapEvent(50, 21) + storedEvent(21);
    const { done, clock, sequences, gaps } = follow(text, 50, range(1, 20));
    await clock.runUntil(done);
    assert.deepEqual(gaps, [{ after: 50, before: 21 }]);
    assert.deepEqual(sequences(), [21]);
  });

  test('ends the stream with an error if `onGap` is not set', async () => {
    const stream = new FakeStream();
    stream.send(gapEvent(50, 21));
    const { done, clock } = followStream(inTurn(stream), { after: 50 });
    await assert.rejects(clock.runUntil(done), {
      code: 'events-missing',
      gap: { after: 50, before: 21 },
    });
  });
});
