import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReadTurns } from './read-turns.ts';

const settled = () => new Promise(setImmediate);

test('four reads of a caller run at a time, the next ones in their order, and other callers at once', async () => {
  const turns = new ReadTurns();
  const running: string[] = [];
  const start = (caller: string, name: string) => {
    const turn = turns.open(caller);
    void turn.take().then(() => running.push(name));
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
    await turn.take();
    const result = await turn.idle(() => event.promise);
    turn.leave();
    return result;
  });
  await settled();
  assert.equal(turns.size, 0);
  event.resolve('event');
  assert.deepEqual(new Set(await Promise.all(polls)), new Set(['event']));
  assert.equal(turns.size, 0);
});
