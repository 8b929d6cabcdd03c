import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Outgoing } from './outgoing.ts';

test('a topic is notified once, and again after an ephemeral event', () => {
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

test('a flood drops ephemeral events but never the notification of a topic', () => {
  const outgoing = new Outgoing();
  for (let index = 0; index < 5000; index += 1) outgoing.add('a', 'delta');
  for (let index = 0; index < 5000; index += 1) outgoing.add(`topic ${index}`, undefined);
  const messages = outgoing.take();
  assert.equal(messages.filter(({ payload }) => payload !== undefined).length, 1000);
  assert.equal(messages.length, 6000);
});

test('messages that could not be sent are kept as notifications of their topics', () => {
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
