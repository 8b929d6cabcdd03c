import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { serviceRate, type Stay } from './service-rate.ts';

const MINUTE = 60_000;
const now = 1_000 * MINUTE;

/** Customers who all came at the start and were called one by one. */
function backlog(called: number, everyMs: number, since = now - called * everyMs): Stay[] {
  return Array.from({ length: called }, (_, index) => {
    const calledAt = since + (index + 1) * everyMs;
    return { joinedAt: since, calledAt, endedAt: calledAt };
  });
}

describe('the live rate of service', () => {
  test('needs five departures', () => {
    assert.equal(serviceRate([], now), null);
    assert.equal(serviceRate(backlog(4, MINUTE), now), null);
    assert.notEqual(serviceRate(backlog(5, MINUTE), now), null);
  });

  test('is one a minute when one a minute was called', () => {
    const rate = serviceRate(backlog(20, MINUTE), now) ?? 0;
    assert.ok(Math.abs(rate * MINUTE - 1) < 0.06, `${rate * MINUTE} a minute`);
  });

  test('does not sink in hours in which nobody waited', () => {
    const early = backlog(6, MINUTE, now - 28 * MINUTE);
    const late = backlog(6, MINUTE, now - 6 * MINUTE);
    const rate = serviceRate([...early, ...late], now) ?? 0;
    assert.ok(Math.abs(rate * MINUTE - 1) < 0.06, `${rate * MINUTE} a minute`);
  });

  test('leaves out those who were called at once', () => {
    const atOnce = Array.from({ length: 50 }, () => ({
      joinedAt: now - MINUTE,
      calledAt: now - MINUTE,
      endedAt: now,
    }));
    assert.equal(serviceRate(atOnce, now), null);
  });

  test('sinks while customers wait and nobody is called', () => {
    const stuck: Stay = { joinedAt: now - 20 * MINUTE, calledAt: null, endedAt: null };
    const since = now - 20 * MINUTE;
    const busy = serviceRate(backlog(10, MINUTE, since), since + 10 * MINUTE) ?? 0;
    const stalled = serviceRate([...backlog(10, MINUTE, since), stuck], now) ?? 0;
    assert.ok(stalled < busy / 2);
  });

  test('follows a change of pace', () => {
    const slow = backlog(5, 3 * MINUTE, now - 25 * MINUTE);
    const fast = backlog(20, MINUTE / 2, now - 10 * MINUTE);
    const rate = serviceRate([...slow, ...fast], now) ?? 0;
    const plain = 25 / 25;
    assert.ok(rate * MINUTE > plain && rate * MINUTE < 2);
  });

  test('forgets what is older than half an hour', () => {
    assert.equal(serviceRate(backlog(20, MINUTE, now - 90 * MINUTE), now), null);
  });
});
