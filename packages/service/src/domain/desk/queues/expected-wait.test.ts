import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { erlangQuantile, expectedWaitAt } from './expected-wait.ts';
import type { ServicePace } from './expected-wait.ts';

const halfMinute = 30_000;
const pace: ServicePace = { slots: 2, handlingTimeMs: 240_000, measuredRate: null };

/** P(X <= x) for the k-th event of a Poisson process with rate 1, exact. */
function erlangCdf(shape: number, x: number): number {
  let term = Math.exp(-x);
  let fewer = term;
  for (let i = 1; i < shape; i += 1) {
    term *= x / i;
    fewer += term;
  }
  return 1 - fewer;
}

function exactQuantile(shape: number, level: number): number {
  let low = 0;
  let high = shape * 3 + 10;
  for (let i = 0; i < 80; i += 1) {
    const middle = (low + high) / 2;
    if (erlangCdf(shape, middle) < level) low = middle;
    else high = middle;
  }
  return high;
}

describe('Erlang quantiles', () => {
  test('the approximate quantiles differ from the exact quantiles by at most 2 %', () => {
    for (const [level, z] of [
      [0.25, -0.674_489_75],
      [0.8, 0.841_621_23],
    ] as const) {
      for (let shape = 1; shape <= 150; shape += 1) {
        const exact = exactQuantile(shape, level);
        assert.ok(Math.abs(erlangQuantile(shape, z) / exact - 1) < 0.02, `${shape} at ${level}`);
      }
    }
  });

  test('the quantiles grow with the shape and with the level', () => {
    for (let shape = 1; shape < 500; shape += 1) {
      for (const z of [-1, 0, 1]) {
        assert.ok(erlangQuantile(shape + 1, z) > erlangQuantile(shape, z));
        assert.ok(erlangQuantile(shape, z + 0.1) > erlangQuantile(shape, z));
      }
    }
  });
});

describe('the expected wait', () => {
  test('the wait is null while no agent is available', () => {
    assert.equal(expectedWaitAt(1, { ...pace, slots: 0, measuredRate: 1 / 60_000 }), null);
  });

  test('the estimate uses the configured handling time until enough departures were measured', () => {
    const wait = expectedWaitAt(1, pace);
    assert.equal(wait?.basis, 'configured');
    assert.equal(wait?.expectedMs, 120_000);
    const half = expectedWaitAt(1, { ...pace, slots: 4 });
    assert.equal(half?.expectedMs, 60_000);
  });

  test('the estimate uses the measured rate of service once enough departures were measured', () => {
    const wait = expectedWaitAt(3, { ...pace, measuredRate: 1 / 60_000 });
    assert.equal(wait?.basis, 'live-rate');
    assert.equal(wait?.expectedMs, 180_000);
  });

  test('the estimate has low <= expected <= high in half minutes, and never falls with the position', () => {
    for (const handlingTimeMs of [1_000, 33_333, 240_000, 3_600_000]) {
      let before = { lowMs: 0, expectedMs: 0, highMs: 0 };
      for (let position = 0; position <= 200; position += 1) {
        const wait = expectedWaitAt(position, { ...pace, handlingTimeMs });
        assert.ok(wait);
        assert.ok(wait.lowMs <= wait.expectedMs && wait.expectedMs <= wait.highMs);
        for (const key of ['lowMs', 'expectedMs', 'highMs'] as const) {
          assert.equal(wait[key] % halfMinute, 0);
          assert.ok(wait[key] >= before[key]);
        }
        before = wait;
      }
    }
  });

  test('the wait is at most half a minute while an agent is free', () => {
    const wait = expectedWaitAt(0, pace);
    assert.deepEqual(wait, { lowMs: 0, expectedMs: 30_000, highMs: 30_000, basis: 'configured' });
  });
});
