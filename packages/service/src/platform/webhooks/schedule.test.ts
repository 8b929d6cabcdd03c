import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdMs, nextDelayMs, readRetryAfter, retryDelaysMs } from './schedule.ts';

const hour = 3_600_000;

test('the nine retry delays make ten attempts over three days', () => {
  assert.equal(retryDelaysMs.length, 9);
  const all = retryDelaysMs.reduce((sum, delay) => sum + delay, 0);
  // In Standard Webhooks, the tenth attempt is 75:35:05 (hours, minutes, seconds) after the first
  assert.equal(all, 75 * hour + (35 * 60 + 5) * 1000);
  assert.equal(nextDelayMs(10, undefined, 0.5), null);
});

test('the delay before a retry varies by up to ten percent', () => {
  assert.equal(nextDelayMs(1, undefined, 0), 4500);
  assert.equal(nextDelayMs(1, undefined, 0.5), 5000);
  assert.equal(nextDelayMs(9, undefined, 0.999_999), Math.round(24 * hour * 1.099_999_8));
});

test('Retry-After may lengthen the delay before a retry to at most a day, and never shortens it', () => {
  assert.equal(nextDelayMs(1, 60_000, 0.5), 60_000);
  assert.equal(nextDelayMs(9, 60_000, 0.5), 24 * hour);
  assert.equal(nextDelayMs(1, 1000 * hour, 0.5), 24 * hour);
});

test('the pause of an endpoint grows from 5 s to an hour while the endpoint stays unreachable', () => {
  assert.equal(holdMs(0, 0.5), 5000);
  assert.equal(holdMs(15_000, 0.5), 15_000);
  assert.equal(holdMs(15_000, 0), 13_500);
  assert.equal(holdMs(30 * hour, 0.5), hour);
});

test('readRetryAfter reads seconds and dates, and ignores other values', () => {
  const now = Date.UTC(2026, 10, 21, 9, 0, 0);
  assert.equal(readRetryAfter('120', now), 120_000);
  assert.equal(readRetryAfter('Sat, 21 Nov 2026 09:01:00 GMT', now), 60_000);
  assert.equal(readRetryAfter('Sat, 21 Nov 2026 08:00:00 GMT', now), 0);
  for (const header of [null, '', 'soon', '-1', '1.5', 'Sat'])
    assert.equal(readRetryAfter(header, now), undefined);
});
