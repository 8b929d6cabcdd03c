import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fakeTransport, WatchedSignal } from '../testing/fake-transport.ts';
import { followStream, inTurn, lastEventIds, noMore } from '../testing/follow-stream.ts';
import { json, noService, problem, silence } from '../testing/fake-service.ts';
import { FakeStream, ephemeralEvent, storedEvent } from '../testing/fake-stream.ts';
import { settle } from '@tellerkit/tooling/settle';
import { conversationEvents } from './conversation-events.ts';

describe('an event stream', () => {
  test('yields stored and ephemeral events in order', async () => {
    const stream = new FakeStream();
    const { done, clock, sequences, service } = followStream(inTurn(stream));
    stream.send(storedEvent(1) + ephemeralEvent('Hel') + ephemeralEvent('lo') + storedEvent(2));
    stream.end();
    await clock.runUntil(done);
    assert.deepEqual(sequences(), [1, 'answer.delta', 'answer.delta', 2]);
    assert.equal(service.requests[0]?.headers.get('accept'), 'text/event-stream');
  });

  test('resumes after the last stored event when the connection breaks', async () => {
    const streams = [new FakeStream(), new FakeStream()] as const;
    const { done, clock, sequences, service } = followStream(inTurn(...streams));
    streams[0].send(
      storedEvent(1) + storedEvent(2) + ephemeralEvent('lost') + storedEvent(3).slice(0, 50),
    );
    await settle();
    streams[0].cut();
    streams[1].send(storedEvent(3));
    streams[1].end();
    await clock.runUntil(done);
    assert.deepEqual(sequences(), [1, 2, 'answer.delta', 3]);
    assert.deepEqual(lastEventIds(service.requests), [null, '2', '3']);
  });

  test('keeps its position over a connection without ids, and drops it after an empty id', async () => {
    const streams = [new FakeStream(), new FakeStream(), new FakeStream()] as const;
    const { done, clock, service } = followStream(inTurn(...streams));
    streams[0].send(storedEvent(1));
    streams[0].end();
    streams[1].send(ephemeralEvent('Hel'));
    streams[1].end();
    streams[2].send('id:\n\n');
    streams[2].end();
    await clock.runUntil(done);
    assert.deepEqual(lastEventIds(service.requests), [null, '1', '1', null]);
  });

  test('starts after the event that the caller already knows', async () => {
    const { done, clock, service } = followStream(noMore, { after: 41 });
    await clock.runUntil(done);
    assert.deepEqual(lastEventIds(service.requests), ['41']);
  });

  test('yields no event twice if the service repeats events', async () => {
    const streams = [new FakeStream(), new FakeStream()] as const;
    const { done, clock, sequences } = followStream(inTurn(...streams));
    streams[0].send(storedEvent(1) + storedEvent(2) + storedEvent(2));
    await settle();
    streams[0].cut();
    streams[1].send(storedEvent(1) + storedEvent(2) + storedEvent(3));
    streams[1].end();
    await clock.runUntil(done);
    assert.deepEqual(sequences(), [1, 2, 3]);
  });

  test('refuses an unknown option, and names the option that was meant', async () => {
    const { done, clock, service } = followStream(noMore, { heartbeat: 1000 } as object);
    await assert.rejects(clock.runUntil(done), {
      name: 'TypeError',
      message: 'Unknown option `heartbeat`. Did you mean `heartbeatMs`?',
    });
    assert.equal(service.requests.length, 0);
  });

  test('yields events of unknown types', async () => {
    const stream = new FakeStream();
    const { done, clock, events } = followStream(inTurn(stream));
    stream.send(storedEvent(1).replaceAll('survey.offered', 'hologram.offered'));
    stream.end();
    await clock.runUntil(done);
    assert.equal(events[0]?.type, 'unknown');
  });

  test('neither loses nor repeats any of 10,000 events when the connection breaks at 100 random bytes', async () => {
    let state = 7;
    const random = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32;
    const total = 10_000;
    const { done, clock, sequences, service } = followStream(({ headers }, index) => {
      const from = Number(headers.get('last-event-id') ?? 0);
      if (from === total) return noMore();
      const isLast = index >= 100;
      const count = Math.min(total - from, isLast ? total : Math.ceil(random() * 200));
      let text = '';
      for (let next = from + 1; next <= from + count; next++)
        text += storedEvent(next) + ephemeralEvent('…');
      const bytes = new TextEncoder().encode(text);
      const arriving = isLast ? bytes : bytes.subarray(0, Math.ceil(random() * bytes.length));
      const stream = new FakeStream();
      for (let at = 0; at < arriving.length;) {
        const next = at + 1 + Math.floor(random() * 4000);
        stream.send(arriving.subarray(at, next));
        at = next;
      }
      stream.end();
      return stream.response;
    });
    await clock.runUntil(done);
    const stored = sequences().filter((sequence) => typeof sequence === 'number');
    assert.deepEqual(
      stored,
      Array.from({ length: total }, (_, index) => index + 1),
    );
    assert.ok(service.requests.length > 100);
  });
});

describe('a response', () => {
  const answerWith = (status: number, type: string) => {
    const stream = new FakeStream();
    stream.send(storedEvent(1));
    stream.end();
    const { body } = stream.response;
    return followStream((_, index) =>
      index ? noMore() : new Response(body, { status, headers: { 'content-type': type } }),
    );
  };

  for (const type of [
    'text/event-stream',
    'Text/Event-Stream',
    'text/event-stream;charset=UTF-8',
    'TEXT/EVENT-STREAM ; charset="utf-8"',
  ])
    test(`of type ${type} is a stream`, async () => {
      const { done, clock, sequences } = answerWith(200, type);
      await clock.runUntil(done);
      assert.deepEqual(sequences(), [1]);
    });

  for (const [status, type] of [
    [200, 'text/event-stream-x'],
    [200, 'text/event-streams; charset=utf-8'],
    [200, 'x-text/event-stream'],
    [200, 'text/html'],
    [200, ''],
    [201, 'text/event-stream'],
    [206, 'text/event-stream'],
    [210, 'text/event-stream'],
    [299, 'text/event-stream'],
  ] as const)
    test(`with status ${status} of type ${type || 'none'} is no stream`, async () => {
      const { done, events } = answerWith(status, type);
      await assert.rejects(done, { name: 'StreamError', code: 'not-an-event-stream' });
      assert.deepEqual(events, []);
    });
});

describe('a connection', () => {
  test('is replaced after a silence of two heartbeats', async () => {
    const streams = [new FakeStream(), new FakeStream()] as const;
    const { done, clock, states, service } = followStream(inTurn(...streams));
    streams[0].send(': open\n\n');
    await settle();
    for (let beat = 0; beat < 4; beat++) {
      await clock.advance(15_000);
      streams[0].send(': beat\n\n');
      await settle();
    }
    assert.equal(service.requests.length, 1);
    await clock.advance(15_000);
    assert.equal(streams[0].isCancelled, false);
    await clock.advance(15_000);
    await settle();
    assert.equal(streams[0].isCancelled, true);
    assert.equal(service.requests.length, 2);
    assert.deepEqual(states, ['connecting', 'open', 'waiting', 'connecting', 'open']);
    streams[1].end();
    await clock.runUntil(done);
  });

  test('is reopened after a normal end, until the service has no more events', async () => {
    const streams = [new FakeStream(), new FakeStream()] as const;
    for (const stream of streams) stream.end();
    const { done, clock, service } = followStream(inTurn(...streams));
    await clock.runUntil(done);
    assert.equal(service.requests.length, 3);
    assert.equal(clock.pending, 0);
  });

  for (const status of [408, 425, 429, 500, 501, 502, 503, 504])
    test(`is retried after status ${status}`, async () => {
      const { done, clock } = followStream(inTurn(() => problem(status, 'some')));
      await clock.runUntil(done);
    });

  for (const status of [400, 403, 404, 410])
    test(`ends the stream with an error after status ${status}`, async () => {
      const { done, clock, service } = followStream(() => problem(status, 'some'));
      await assert.rejects(clock.runUntil(done), { name: 'ApiError', status });
      assert.equal(service.requests.length, 1);
    });

  test('is retried as long as the service is unreachable', async () => {
    const { done, clock, service } = followStream((_, index) =>
      index < 50 ? noService() : noMore(),
    );
    await clock.runUntil(done);
    assert.equal(service.requests.length, 51);
  });

  test('ends the stream with an error if the response is not an event stream', async () => {
    const { done } = followStream(() => json({ items: [] }));
    await assert.rejects(done, { name: 'StreamError', code: 'not-an-event-stream' });
  });

  test('ends the stream with an error after an event that violates the contract', async () => {
    const stream = new FakeStream();
    stream.send('data: {"type":"message.created"}\n\n');
    const { done } = followStream(inTurn(stream));
    await assert.rejects(done, { name: 'ResponseShapeError', endpoint: 'events.stream' });
    await settle();
    assert.equal(stream.isCancelled, true);
  });

  test('ends the stream with an error after an event that is too large', async () => {
    const stream = new FakeStream();
    stream.send(`data: ${'x'.repeat(2000)}`);
    const { done } = followStream(inTurn(stream), { maxEventLength: 1000 });
    await assert.rejects(done, { code: 'event-too-large' });
  });

  test('gets a new token when its token expires, and loses no event', async () => {
    const streams = [new FakeStream(), new FakeStream()] as const;
    let tokens = 0;
    const { done, clock, sequences, service } = followStream(
      ({ headers }) => {
        const id = headers.get('last-event-id');
        if (!id) return streams[0].response;
        if (headers.get('authorization') === 'Bearer token-1') return problem(401, 'expired-token');
        return id === '1' ? streams[1].response : noMore();
      },
      {},
      { token: () => Promise.resolve({ token: `token-${++tokens}` }) },
    );
    streams[0].send(storedEvent(1));
    streams[0].end();
    streams[1].send(storedEvent(2));
    streams[1].end();
    await clock.runUntil(done);
    assert.deepEqual(sequences(), [1, 2]);
    assert.equal(tokens, 2);
    assert.equal(service.requests.length, 4);
  });

  test('is retried until the token provider succeeds', async () => {
    let tries = 0;
    const { done, clock } = followStream(
      noMore,
      {},
      {
        token: () =>
          tries++ < 2 ? Promise.reject(new Error('offline')) : Promise.resolve({ token: 't' }),
      },
    );
    await clock.runUntil(done);
    assert.equal(tries, 3);
  });
});

test('an event stream rejects with the error of a failed `pause`', async () => {
  const { done } = followStream(noService, { pause: () => Promise.reject(new Error('broken')) });
  await assert.rejects(done, /broken/);
});

describe('an abort', () => {
  for (const [state, answer] of [
    ['connecting', silence],
    ['open', () => new FakeStream().response],
    ['waiting', () => noService()],
  ] as const)
    test(`ends a stream that is ${state} and leaves no timer or listener`, async () => {
      const watched = new WatchedSignal();
      const { done, clock, service } = followStream(answer, { signal: watched.signal });
      await clock.advance(10);
      assert.ok(clock.pending > 0);
      watched.controller.abort();
      await done;
      assert.equal(clock.pending, 0);
      assert.equal(watched.listeners, 0);
      assert.equal(service.requests.length, 1);
    });

  test('closes the connection', async () => {
    const stream = new FakeStream();
    const controller = new AbortController();
    const { done } = followStream(inTurn(stream), { signal: controller.signal });
    await settle();
    controller.abort();
    await done;
    await settle();
    assert.equal(stream.isCancelled, true);
  });

  test('prevents any request if the signal is aborted from the start', async () => {
    const { done, service } = followStream(noMore, { signal: AbortSignal.abort() });
    await done;
    assert.equal(service.requests.length, 0);
  });

  test('is unnecessary after `break`, because leaving the loop closes the connection', async () => {
    const stream = new FakeStream();
    stream.send(storedEvent(1) + storedEvent(2));
    const { transport, clock } = fakeTransport(inTurn(stream));
    for await (const event of conversationEvents(transport, 'cnv_1')) {
      assert.equal(event.type, 'survey.offered');
      break;
    }
    await settle();
    assert.equal(stream.isCancelled, true);
    assert.equal(clock.pending, 0);
  });
});
