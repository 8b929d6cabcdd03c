import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultLimits } from '../base/limits.ts';
import type { CallerIdentity } from '../base/caller-identity.ts';
import { clientLeft, keyRemoved, rightEnded, sessionClosed, tokenExpired } from './abort-reason.ts';
import { BytesInFlight } from './bytes-in-flight.ts';
import { ReadTurns } from './read-turns.ts';

/** Signal of a request that nobody aborts. */
const open = new AbortController().signal;
const settled = () => new Promise(setImmediate);

test('four reads of a caller run at a time, the next ones in their order, and other callers at once', async () => {
  const turns = new ReadTurns();
  const running: string[] = [];
  const start = (caller: string, name: string) => {
    const turn = turns.open(caller);
    void turn.take(open).then(() => running.push(name));
    return turn;
  };
  const reads = Array.from({ length: 6 }, (_, index) => start('one', String(index)));
  start('other', 'other').leave();
  await settled();
  assert.deepEqual(running, ['0', '1', '2', '3', 'other']);
  reads[2]?.leave();
  // A second call changes nothing
  reads[2]?.leave();
  await settled();
  assert.deepEqual(running.slice(5), ['4']);
  reads[0]?.leave();
  await settled();
  assert.deepEqual(running.slice(5), ['4', '5']);
});

test('a request that waits for an event leaves its turn meanwhile, and keeps nothing at its end', async () => {
  const turns = new ReadTurns();
  const event = Promise.withResolvers<string>();
  const polls = Array.from({ length: 20 }, async () => {
    const turn = turns.open('one');
    await turn.take(open);
    const result = await turn.idle(() => event.promise, open);
    turn.leave();
    return result;
  });
  await settled();
  assert.equal(turns.size, 0);
  event.resolve('event');
  assert.deepEqual(new Set(await Promise.all(polls)), new Set(['event']));
  assert.equal(turns.size, 0);
});

for (const [reason, code] of [
  [clientLeft, 'invalid-request'],
  [keyRemoved, 'invalid-key'],
  [rightEnded, 'not-found'],
  [sessionClosed, 'invalid-token'],
  [tokenExpired, 'expired-token'],
])
  test(`a read leaves the line at the abort reason ${reason}, and never runs`, async () => {
    const turns = new ReadTurns();
    const running = Array.from({ length: 4 }, () => turns.open('one'));
    for (const turn of running) await turn.take(open);
    const stop = new AbortController();
    const gone = Array.from({ length: 10 }, () => turns.open('one'));
    const leaving = gone.map((turn) => assert.rejects(turn.take(stop.signal), { code }));
    let isNextRunning = false;
    const next = turns.open('one');
    const taking = next.take(open).then(() => (isNextRunning = true));
    stop.abort(reason);
    await Promise.all(leaving);
    assert.equal(isNextRunning, false);
    running[0]?.leave();
    await taking;
    await assert.rejects(turns.open('one').take(stop.signal), { code });
    for (const turn of [...running, ...gone, next]) turn.leave();
    assert.equal(turns.size, 0);
  });

test('reads that wait still run after the service begins to close', async () => {
  const turns = new ReadTurns();
  const running = Array.from({ length: 4 }, () => turns.open('one'));
  for (const turn of running) await turn.take(open);
  const stop = new AbortController();
  const waiting = turns.open('one').take(stop.signal);
  stop.abort();
  running[0]?.leave();
  await waiting;
});

test('a back end, and visitors without a known address, read more at a time than a person', async () => {
  const key = { id: 'key_1', tenantId: 'tnt_1' };
  const person = { ...key, customerId: 'key_1', sessionId: 'ses_1', expiresAt: 0 };
  const callers: readonly (readonly [CallerIdentity, string | undefined, number])[] = [
    [{ kind: 'secret', ...key }, '203.0.113.7', 16],
    [{ kind: 'publishable', ...key }, undefined, 16],
    [{ kind: 'publishable', ...key }, '203.0.113.7', 4],
    [{ kind: 'customer', ...person }, undefined, 4],
  ];
  for (const [caller, network, expected] of callers) {
    const flight = new BytesInFlight(defaultLimits);
    let running = 0;
    for (let index = 0; index < 40; index += 1)
      void flight
        .open(caller, network)
        .turn.take(open)
        .then(() => (running += 1));
    await settled();
    assert.equal(running, expected, `${caller.kind} ${network}`);
  }
});
