import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LiveEvent } from '@tellerkit/contract';
import { streamEvents } from '@tellerkit/contract/wire';
import { json } from '../testing/fake-service.ts';
import type { Answer } from '../testing/fake-service.ts';
import { FakeStream, storedEvent } from '../testing/fake-stream.ts';
import { inTurn, noMore } from '../testing/follow-stream.ts';
import { fakeTransport } from '../testing/fake-transport.ts';
import { eventStream } from './event-stream.ts';
import type { LoadGuard } from './event-stream.ts';
import { pollConversation } from './poll-conversation.ts';

const module = () => import('./guard-stream.ts');
const cut = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));

/** Follows a conversation whose guard loads as a test decides. */
function follow(answer: Answer, loadGuard: LoadGuard) {
  const { transport, clock, service } = fakeTransport(answer);
  const events: LiveEvent[] = [];
  const states: string[] = [];
  const params = { conversationId: 'cnv_1' };
  const done = (async () => {
    const onState = ({ state, via = '' }: { state: string; via?: string | undefined }) =>
      states.push(`${state} ${via}`.trim());
    const loadPoll = async () => pollConversation(transport, 'cnv_1');
    const input = { params, query: {} };
    for await (const event of eventStream(
      transport,
      streamEvents,
      input,
      { onState },
      { loadPoll },
      loadGuard,
    ))
      events.push(event);
  })();
  done.catch(() => undefined);
  return { clock, service, states, done, count: () => events.length };
}

describe('a stream whose guard cannot be loaded', () => {
  test('yields every event, and resumes after a broken connection', async () => {
    const streams = [new FakeStream(), new FakeStream()] as const;
    const { clock, done, count } = follow(inTurn(...streams), cut);
    streams[0].send(storedEvent(1) + storedEvent(2));
    streams[0].end();
    streams[1].send(storedEvent(3));
    streams[1].end();
    await clock.runUntil(done);
    assert.equal(count(), 3);
  });

  test('opens after 5 seconds if the code never arrives', async () => {
    const stream = new FakeStream();
    const { clock, done, count, service } = follow(
      inTurn(stream),
      () => new Promise(() => undefined),
    );
    await clock.advance(4999);
    assert.equal(service.requests.length, 0);
    stream.send(storedEvent(1));
    stream.end();
    await clock.runUntil(done);
    assert.equal(count(), 1);
  });

  test('loads the guard again in the next turn, which then polls', async () => {
    let loads = 0;
    const page = { items: [], lastSequence: 0 };
    const { clock, states } = follow(
      ({ url }) => json(url.includes('/events?') ? page : {}),
      () => (loads++ ? module() : cut()),
    );
    await clock.advance(3000);
    assert.deepEqual(states, ['connecting', 'waiting', 'connecting', 'connecting', 'open polling']);
  });

  test('keeps trying while a page of a proxy stands in place of the stream', async () => {
    const stream = new FakeStream();
    stream.send(storedEvent(1));
    stream.end();
    const { clock, done, count, service } = follow(
      inTurn(() => json({ hello: 'guest' }), stream),
      cut,
    );
    await clock.runUntil(done);
    assert.equal(count(), 1);
    assert.equal(service.requests.length, 3);
  });

  test('opens no connection if the stream ends while the code loads', async () => {
    const { transport, clock, service } = fakeTransport(noMore);
    const stop = new AbortController();
    const { signal } = stop;
    const input = { params: { conversationId: 'cnv_1' }, query: {} };
    const never = () => new Promise<never>(() => undefined);
    const states: unknown[] = [];
    const options = { signal, onState: (state: unknown) => states.push(state) };
    const stream = eventStream(transport, streamEvents, input, options, {}, never);
    const next = stream.next();
    stop.abort();
    assert.equal((await clock.runUntil(next)).done, true);
    assert.equal(service.requests.length, 0);
    assert.deepEqual(states, []);
    assert.equal(clock.pending, 0);
  });
});
