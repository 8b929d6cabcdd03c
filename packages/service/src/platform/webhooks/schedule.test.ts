import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdMs, nextDelayMs, readRetryAfter, retryDelaysMs } from './schedule.ts';

const hour = 3_600_000;

test('nine delays make ten attempts over three days', () => {
  assert.equal(retryDelaysMs.length, 9);
  const all = retryDelaysMs.reduce((sum, delay) => sum + delay, 0);
  // In Standard Webhooks, the tenth attempt is 75:35:05 (hours, minutes, seconds) after the first
  assert.equal(all, 75 * hour + (35 * 60 + 5) * 1000);
  assert.equal(nextDelayMs(10, undefined, 0.5), null);
});

test('the delay before a retry varies by up to a tenth', () => {
  assert.equal(nextDelayMs(1, undefined, 0), 4500);
  assert.equal(nextDelayMs(1, undefined, 0.5), 5000);
  assert.equal(nextDelayMs(9, undefined, 0.999_999), Math.round(24 * hour * 1.099_999_8));
});

test('a receiver may lengthen the delay before a retry up to a day, but never shorten it', () => {
  assert.equal(nextDelayMs(1, 60_000, 0.5), 60_000);
  assert.equal(nextDelayMs(9, 60_000, 0.5), 24 * hour);
  assert.equal(nextDelayMs(1, 1000 * hour, 0.5), 24 * hour);
});

test('an unreachable endpoint is paused for as long as it has failed, from 5 s to an hour', () => {
  assert.equal(holdMs(0, 0.5), 5000);
  assert.equal(holdMs(15_000, 0.5), 15_000);
  assert.equal(holdMs(15_000, 0), 13_500);
  assert.equal(holdMs(30 * hour, 0.5), hour);
});

test('Retry-After is read as seconds and as a date', () => {
  const now = Date.UTC(2026, 10, 21, 9, 0, 0);
  assert.equal(readRetryAfter('120', now), 120_000);
  assert.equal(readRetryAfter('Sat, 21 Nov 2026 09:01:00 GMT', now), 60_000);
  assert.equal(readRetryAfter('Sat, 21 Nov 2026 08:00:00 GMT', now), 0);
  for (const header of [null, '', 'soon', '-1', '1.5', 'Sat'])
    assert.equal(readRetryAfter(header, now), undefined);
});
