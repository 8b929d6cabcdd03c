import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { serviceRate } from './service-rate.ts';
import type { Stay } from './service-rate.ts';

const minuteMs = 60_000;
const now = 1_000 * minuteMs;

/** Customers who joined together and were called one by one. */
function backlog(called: number, everyMs: number, since = now - called * everyMs): Stay[] {
  return Array.from({ length: called }, (_, index) => {
    const calledAt = since + (index + 1) * everyMs;
    return { joinedAt: since, calledAt, endedAt: calledAt };
  });
}

describe('the measured rate of service', () => {
  test('the rate stays unknown until five customers have departed', () => {
    assert.equal(serviceRate([], now), null);
    assert.equal(serviceRate(backlog(4, minuteMs), now), null);
    assert.notEqual(serviceRate(backlog(5, minuteMs), now), null);
  });

  test('the rate is one per minute if one customer per minute is called', () => {
    const rate = serviceRate(backlog(20, minuteMs), now) ?? 0;
    assert.ok(Math.abs(rate * minuteMs - 1) < 0.06, `${rate * minuteMs} a minute`);
  });

  test('the rate does not fall while nobody waits', () => {
    const early = backlog(6, minuteMs, now - 28 * minuteMs);
    const late = backlog(6, minuteMs, now - 6 * minuteMs);
    const rate = serviceRate([...early, ...late], now) ?? 0;
    assert.ok(Math.abs(rate * minuteMs - 1) < 0.06, `${rate * minuteMs} a minute`);
  });

  test('the rate ignores customers who were called without a wait', () => {
    const atOnce = Array.from({ length: 50 }, () => ({
      joinedAt: now - minuteMs,
      calledAt: now - minuteMs,
      endedAt: now,
    }));
    assert.equal(serviceRate(atOnce, now), null);
  });

  test('the rate falls while customers wait and nobody is called', () => {
    const stuck: Stay = { joinedAt: now - 20 * minuteMs, calledAt: null, endedAt: null };
    const since = now - 20 * minuteMs;
    const busy = serviceRate(backlog(10, minuteMs, since), since + 10 * minuteMs) ?? 0;
    const stalled = serviceRate([...backlog(10, minuteMs, since), stuck], now) ?? 0;
    assert.ok(stalled < busy / 2);
  });

  test('the rate rises if customers are called more often', () => {
    const slow = backlog(5, 3 * minuteMs, now - 25 * minuteMs);
    const fast = backlog(20, minuteMs / 2, now - 10 * minuteMs);
    const rate = serviceRate([...slow, ...fast], now) ?? 0;
    const plain = 25 / 25;
    assert.ok(rate * minuteMs > plain && rate * minuteMs < 2);
  });

  test('the rate ignores departures older than half an hour', () => {
    assert.equal(serviceRate(backlog(20, minuteMs, now - 90 * minuteMs), now), null);
  });
});
