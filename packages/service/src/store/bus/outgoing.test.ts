import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Outgoing } from './outgoing.ts';

test('Outgoing queues one wake-up for each topic, and another after an ephemeral event', () => {
  const outgoing = new Outgoing();
  outgoing.add('a', undefined);
  outgoing.add('a', undefined);
  outgoing.add('a', 'typing');
  outgoing.add('a', undefined);
  outgoing.add('b', undefined);
  assert.deepEqual(
    outgoing.take().map(({ topic, payload }) => payload ?? topic),
    ['a', 'typing', 'a', 'b'],
  );
  assert.ok(outgoing.isEmpty);
});

test('Outgoing drops ephemeral events if its queue is too long, but never a wake-up', () => {
  const outgoing = new Outgoing();
  for (let index = 0; index < 5000; index += 1) outgoing.add('a', 'delta');
  for (let index = 0; index < 5000; index += 1) outgoing.add(`topic ${index}`, undefined);
  const messages = outgoing.take();
  assert.equal(messages.filter(({ payload }) => payload !== undefined).length, 1000);
  assert.equal(messages.length, 6000);
});

test('Outgoing keeps the wake-ups of unsent messages and drops the ephemeral events', () => {
  const outgoing = new Outgoing();
  outgoing.add('a', 'typing');
  outgoing.add('a', undefined);
  const unsent = outgoing.take();
  outgoing.add('b', undefined);
  outgoing.add('a', undefined);
  outgoing.keepWakes(unsent);
  assert.deepEqual(outgoing.take(), [
    { topic: 'a', payload: undefined },
    { topic: 'b', payload: undefined },
  ]);
});
