import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { summarizeCsat, wilsonInterval } from './csat.ts';

const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 0.0005, `${actual} is not ${expected}`);

describe('CSAT', () => {
  test('a summary without scores has neither mean nor interval', () => {
    assert.deepEqual(summarizeCsat(new Map()), {
      count: 0,
      distribution: [0, 0, 0, 0, 0],
      mean: null,
      topTwoBox: null,
      interval: null,
    });
  });

  test('counts and averages scores, and counts the two best scores as satisfied', () => {
    const result = summarizeCsat(
      new Map([
        [1, 1],
        [3, 1],
        [4, 3],
        [5, 5],
      ]),
    );
    assert.equal(result.count, 10);
    assert.deepEqual(result.distribution, [1, 0, 1, 3, 5]);
    assert.equal(result.mean, 4.1);
    assert.equal(result.topTwoBox, 0.8);
    assert.equal(result.interval?.level, 0.95);
    near(result.interval?.low ?? 0, 0.4902);
    near(result.interval?.high ?? 0, 0.9433);
  });
});

describe("Wilson's interval", () => {
  test('agrees with published values', () => {
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    for (const [successes, count, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const interval = wilsonInterval(successes, count);
      near(interval.low, low);
      near(interval.high, high);
    }
  });

  test('stays within 0 and 1, contains the share, and narrows with more responses', () => {
    for (let count = 1; count <= 60; count += 1) {
      for (let successes = 0; successes <= count; successes += 1) {
        const { low, high } = wilsonInterval(successes, count);
        const share = successes / count;
        assert.ok(low >= 0 && low <= share && share <= high && high <= 1);
        const more = wilsonInterval(successes * 10, count * 10);
        assert.ok(more.high - more.low < high - low);
      }
    }
  });
});
