import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withDeadline } from './deadline.ts';
import { FakeClock } from '../testing/fake-clock.ts';

test('withDeadline leaves no timer behind when its task throws synchronously', async () => {
  const clock = new FakeClock();
  const broken = () => {
    throw new RangeError('broken');
  };
  await assert.rejects(withDeadline(clock, undefined, 1000, broken), { name: 'RangeError' });
  assert.equal(clock.pending, 0);
});
