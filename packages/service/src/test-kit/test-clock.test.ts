import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TestClock } from '@tellerkit/service/test-kit';

const start = Date.UTC(2026, 0, 1);

/** Starts a timer that repeats each second, and returns the moments at which it fired. */
function tick(clock: TestClock): number[] {
  const fired: number[] = [];
  const run = () => {
    fired.push(clock.now() - start);
    clock.setTimeout(run, 1000);
  };
  clock.setTimeout(run, 1000);
  return fired;
}

test('advance fires each timer at its time', async () => {
  const clock = new TestClock(start);
  const fired = tick(clock);
  await clock.advance(3500);
  assert.deepEqual(fired, [1000, 2000, 3000]);
  assert.equal(clock.now(), start + 3500);
});

test('jump moves the time, then fires each due timer once, earliest first', async () => {
  const clock = new TestClock(start);
  const fired = tick(clock);
  const order: string[] = [];
  clock.after(2000, () => order.push('second'));
  clock.after(500, () => order.push('first'));
  clock.after(9000, () => order.push('never'));
  await clock.jump(3500);
  assert.deepEqual(fired, [3500]);
  assert.deepEqual(order, ['first', 'second']);
  assert.equal(clock.pending, 2);
});
