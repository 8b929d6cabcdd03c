import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { systemClock } from './clock.ts';

test('a timer with a delay beyond the maximum of setTimeout does not fire at once', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let calls = 0;
  const cancel = systemClock.setTimeout(() => (calls += 1), 90 * 24 * 3_600_000);
  mock.timers.tick(1000);
  assert.equal(calls, 0);
  cancel();
  mock.timers.reset();
});
