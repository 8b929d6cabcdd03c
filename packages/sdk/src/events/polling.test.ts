import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { QueueEntry } from '@tellerkit/contract';
import { QueueEntries } from '../resources/queue-entries.ts';
import { json, noService, problem, silence } from '../testing/fake-service.ts';
import type { Answer, SeenRequest } from '../testing/fake-service.ts';
import { FakeStream, storedEvent } from '../testing/fake-stream.ts';
import { followStream, noMore } from '../testing/follow-stream.ts';
import { fakeTransport } from '../testing/fake-transport.ts';
import { settle } from '@tellerkit/tooling/settle';
// Loaded ahead, because the fake clock does not wait for dynamic imports
import './poll-conversation.ts';

const eventOf = (sequence: number) =>
  JSON.parse(/data: (.*)/.exec(storedEvent(sequence))?.[1] ?? '') as unknown;

const isPoll = ({ url }: SeenRequest) => url.includes('/events?');
const queryOf = ({ url }: SeenRequest) => Object.fromEntries(new URL(url).searchParams);

/** Returns a page of at most ten events from a log that ends with `lastSequence`. */
function pageOf(request: SeenRequest, lastSequence: number): Response {
  const after = Number(queryOf(request)['after']);
  const count = Math.min(10, lastSequence - after);
  const items = Array.from({ length: count }, (_, index) => eventOf(after + 1 + index));
  return json({ items, lastSequence });
}

/** Answers a stream request with `stream`, and a poll with events up to `lastSequence`. */
const heldBack = (stream: Answer, lastSequence: () => number): Answer => {
  let streams = 0;
  return (request, index) =>
    isPoll(request) ? pageOf(request, lastSequence()) : stream(request, streams++ && index);
};

const range = (to: number) => Array.from({ length: to }, (_, index) => index + 1);

describe('the fallback to polling', () => {
  test('starts if no byte of the stream arrives', async () => {
    const stream = new FakeStream();
    const { clock, states, sequences, service } = followStream(
      heldBack(
        () => stream.response,
        () => 25,
      ),
    );
    await clock.advance(4999);
    assert.equal(service.requests.length, 1);
    await clock.advance(1);
    assert.deepEqual(sequences(), range(25));
    assert.equal(stream.isCancelled, true);
    assert.deepEqual(states, ['connecting', 'open', 'connecting', 'polling']);
  });

  test('starts if the response headers never arrive', async () => {
    const { clock, states, sequences } = followStream(heldBack(silence, () => 3));
    await clock.advance(8000);
    assert.deepEqual(sequences(), range(3));
    assert.deepEqual(states, ['connecting', 'connecting', 'polling']);
  });

  test('starts if the response is not an event stream', async () => {
    const { clock, sequences } = followStream(
      heldBack(
        () => json({}),
        () => 3,
      ),
    );
    await clock.advance(0);
    assert.deepEqual(sequences(), range(3));
  });

  test('starts if three streams in a row end at once', async () => {
    const ending = () => {
      const stream = new FakeStream();
      stream.end();
      return stream.response;
    };
    const { clock, sequences, service } = followStream(heldBack(ending, () => 3));
    await clock.advance(4000);
    assert.deepEqual(sequences(), range(3));
    assert.equal(service.requests.filter((request) => !isPoll(request)).length, 3);
  });

  test('starts if two streams in a row stop after their beginning', async () => {
    const beginning = () => {
      const stream = new FakeStream();
      stream.send(': open\n\n');
      return stream.response;
    };
    const { clock, sequences, service } = followStream(heldBack(beginning, () => 3));
    await clock.advance(27_000 + 1000 + 27_000);
    assert.deepEqual(sequences(), range(3));
    assert.equal(service.requests.filter((request) => !isPoll(request)).length, 2);
  });
});

describe('the fallback to polling', () => {
  test('does not start if heartbeats arrive on the stream', async () => {
    const stream = new FakeStream();
    const { clock, service } = followStream(
      heldBack(
        () => stream.response,
        () => 3,
      ),
    );
    stream.send(': open\n\n');
    for (let beat = 0; beat < 20; beat++) {
      await clock.advance(15_000);
      stream.send(': beat\n\n');
    }
    await clock.advance(27_000 + 1000);
    assert.equal(service.requests.filter(isPoll).length, 0);
  });

  test('does not start if the service is unreachable', async () => {
    const { clock, service, states } = followStream((_, index) =>
      index < 20 ? noService() : noMore(),
    );
    await clock.advance(300_000);
    assert.equal(service.requests.filter(isPoll).length, 0);
    assert.equal(states.includes('polling'), false);
  });

  test('does not start if the first poll fails', async () => {
    const { clock, service, states } = followStream((request) =>
      isPoll(request) ? noService() : silence(request),
    );
    await clock.advance(60_000);
    const paths = service.requests.slice(0, 4).map(isPoll);
    assert.deepEqual(paths, [false, true, false, true]);
    assert.equal(states.includes('polling'), false);
  });

  test('does not start if another server responds in place of the service', async () => {
    const { done, clock } = followStream(() => json({ hello: 'guest' }));
    await assert.rejects(clock.runUntil(done), {
      name: 'StreamError',
      code: 'not-an-event-stream',
    });
  });
});

describe('polling', () => {
  const silentStream: Answer = () => new FakeStream().response;

  test('asks the service to hold a request until new events arrive (long polling)', async () => {
    let last = 3;
    let answer = (): void => undefined;
    const { clock, sequences, service } = followStream((request, index) => {
      if (!isPoll(request)) return silentStream(request, index);
      if (Number(queryOf(request)['after']) < last || index < 2) return pageOf(request, last);
      return new Promise((resolve) => (answer = () => resolve(pageOf(request, last))));
    });
    await clock.advance(5000);
    assert.deepEqual(queryOf(service.requests.at(-1)!), {
      after: '3',
      limit: '500',
      waitMs: '25000',
    });
    last = 5;
    answer();
    await settle();
    assert.deepEqual(sequences(), range(5));
  });

  test('pauses between polls if the service responds at once instead of holding the request', async () => {
    const { clock, service } = followStream(heldBack(silentStream, () => 3));
    await clock.advance(5000 + 60_000);
    assert.ok(service.requests.length < 25, `${service.requests.length} requests`);
  });

  test('halves `waitMs` of the next long poll after each failed long poll', async () => {
    const { clock, service } = followStream((request, index) => {
      if (!isPoll(request)) return silentStream(request, index);
      const { waitMs } = queryOf(request);
      return Number(waitMs) > 4000 ? problem(504, 'http-error') : pageOf(request, 3);
    });
    await clock.advance(40_000);
    const waits = service.requests.filter(isPoll).map((request) => queryOf(request)['waitMs']);
    const long = waits.filter((waitMs) => waitMs !== '0');
    assert.deepEqual(long.slice(0, 5), ['25000', '12500', '6250', '3125', '3125']);
  });

  test('switches back to a stream after some minutes and neither loses nor repeats events', async () => {
    const streams: FakeStream[] = [];
    let last = 3;
    const { clock, sequences, states, service } = followStream((request) => {
      if (isPoll(request)) return pageOf(request, last);
      const stream = new FakeStream();
      // The second stream gets through
      if (streams.push(stream) === 2) {
        const from = Number(request.headers.get('last-event-id'));
        last += 2;
        for (let next = from; next <= last; next++) stream.send(storedEvent(next));
      }
      return stream.response;
    });
    await clock.advance(5000 + 180_000 + 10_000);
    assert.equal(streams.length, 2);
    assert.deepEqual(sequences(), range(5));
    assert.deepEqual(states.slice(-3), ['polling', 'connecting', 'open']);
    const polls = service.requests.filter(isPoll).length;
    streams[1]?.send(storedEvent(6));
    await settle();
    assert.deepEqual(sequences(), range(6));
    assert.equal(service.requests.filter(isPoll).length, polls);
  });

  test('continues if the stream is still held back after some minutes', async () => {
    let last = 3;
    const { clock, sequences, states } = followStream(heldBack(silentStream, () => last));
    await clock.advance(5000 + 180_000);
    last = 9;
    await clock.advance(15_000);
    assert.deepEqual(sequences(), range(9));
    assert.equal(states.at(-1), 'polling');
  });

  test('continues after a failed poll', async () => {
    let polls = 0;
    let last = 3;
    const { clock, sequences } = followStream((request, index) => {
      if (!isPoll(request)) return silentStream(request, index);
      if (polls++ === 1) return noService();
      return pageOf(request, last);
    });
    await clock.advance(5000);
    last = 6;
    await clock.advance(20_000);
    assert.deepEqual(sequences(), range(6));
  });

  test('reports the gap that the response to a poll announces', async () => {
    const gaps: unknown[] = [];
    const { clock, sequences } = followStream(
      (request, index) => {
        if (!isPoll(request)) return silentStream(request, index);
        const { after } = queryOf(request);
        if (after !== '50') return json({ items: [], lastSequence: 20 });
        return json({ items: [], lastSequence: 20, gap: { after: 50, before: 21 } });
      },
      { after: 50, onGap: (gap) => gaps.push(gap) },
    );
    await clock.advance(30_000);
    assert.deepEqual(gaps, [{ after: 50, before: 21 }]);
    assert.deepEqual(sequences(), []);
  });

  test('ends when its signal aborts and leaves no timer', async () => {
    const controller = new AbortController();
    const { done, clock } = followStream(
      heldBack(silentStream, () => 3),
      { signal: controller.signal },
    );
    await clock.advance(6000);
    controller.abort();
    await done;
    assert.equal(clock.pending, 0);
  });
});

test('a queue entry is polled every few seconds while its stream is held back', async () => {
  let position = 3;
  const entry = (): QueueEntry => ({
    id: 'qen_1',
    queueId: 'que_1',
    conversationId: null,
    queueName: 'Cards',
    ticket: 'A003',
    state: position ? 'waiting' : 'served',
    position: position || null,
    expectedWait: null,
    joinedAt: '2026-01-05T09:00:00.000Z',
    calledAt: null,
    endedAt: null,
    priority: 0,
  });
  const { transport, clock } = fakeTransport((request) =>
    request.url.endsWith('/stream') ? new FakeStream().response : json(entry()),
  );
  const positions: (number | null)[] = [];
  const done = (async () => {
    for await (const { data } of new QueueEntries(transport).stream('qen_1'))
      positions.push(data.position);
  })();
  await clock.advance(20_000);
  position = 1;
  await clock.advance(10_000);
  position = 0;
  await clock.runUntil(done);
  assert.deepEqual(positions, [3, 1, null]);
  assert.equal(clock.pending, 0);
});
