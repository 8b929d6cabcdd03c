import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TokenBuckets } from './token-buckets.ts';

const limit = { requests: 3, windowMs: 60_000 };

test('a token bucket allows the whole quota at once, then another request after each refill interval', () => {
  const buckets = new TokenBuckets();
  const take = (now: number) => buckets.take('somebody', limit, now);
  assert.deepEqual(
    [take(0), take(0), take(0)].map(({ isAllowed, remaining }) => [isAllowed, remaining]),
    [
      [true, 2],
      [true, 1],
      [true, 0],
    ],
  );
  const refused = take(1000);
  assert.deepEqual([refused.isAllowed, refused.waitMs], [false, 19_000]);
  assert.equal(take(19_999).isAllowed, false);
  assert.equal(take(20_000).isAllowed, true);
  assert.equal(take(20_000).isAllowed, false);
});

test('rejected requests take no tokens, and only the first has `isFirst` set', () => {
  const buckets = new TokenBuckets();
  const take = (now: number) => buckets.take('somebody', { requests: 1, windowMs: 10_000 }, now);
  take(0);
  const flood = Array.from({ length: 50 }, () => take(5000));
  assert.deepEqual(new Set(flood.map(({ waitMs }) => waitMs)), new Set([5000]));
  assert.equal(flood.filter(({ isFirst }) => isFirst).length, 1);
  assert.equal(take(10_000).isAllowed, true);
  assert.equal(take(10_001).isFirst, true);
});

test('each caller has a separate token bucket', () => {
  const buckets = new TokenBuckets();
  const single = { requests: 1, windowMs: 10_000 };
  assert.equal(buckets.take('first', single, 0).isAllowed, true);
  assert.equal(buckets.take('second', single, 0).isAllowed, true);
  assert.equal(buckets.take('first', single, 0).isAllowed, false);
});

test('TokenBuckets removes full buckets and never keeps more than the maximum', () => {
  const buckets = new TokenBuckets(100);
  for (let caller = 0; caller < 80; caller += 1) buckets.take(`early ${caller}`, limit, 0);
  assert.equal(buckets.size, 80);
  buckets.take('late', limit, 60_001);
  assert.equal(buckets.size, 1);
  for (let caller = 0; caller < 500; caller += 1) buckets.take(`flood ${caller}`, limit, 60_001);
  assert.equal(buckets.size, 100);
});

test('a bucket starts again after the clock was set back', () => {
  const buckets = new TokenBuckets();
  const hour = 3_600_000;
  const take = (now: number) => buckets.take('somebody', limit, now);
  for (const now of [hour, hour, hour, hour]) take(now);
  assert.equal(buckets.isEmpty('somebody', limit, hour), true);
  assert.equal(buckets.isEmpty('somebody', limit, 0), false);
  assert.deepEqual([take(0).remaining, take(0).remaining], [2, 1]);
});
