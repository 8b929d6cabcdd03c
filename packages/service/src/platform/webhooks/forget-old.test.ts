import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TestClock } from '@tellerkit/service/test-kit';
import { defaultLimits } from '../../base/limits.ts';
import { forgetOldWebhooks } from './forget-old.ts';

test('the deletion of old webhooks stops when the service closes', async () => {
  const closing = new AbortController();
  const clock = new TestClock();
  const tracked: Promise<unknown>[] = [];
  let batches = 0;
  forgetOldWebhooks({
    clock,
    limits: defaultLimits,
    logger: { info: () => undefined, error: assert.fail },
    signal: closing.signal,
    track: (work) => tracked.push(work),
    // Simulates an endless table: every batch is full
    async transact<T>() {
      batches += 1;
      if (batches === 2) closing.abort();
      return 500 as T;
    },
  });
  await Promise.all(tracked);
  assert.equal(batches, 2);
  assert.equal(clock.pending, 0, 'it schedules no further run');
});
