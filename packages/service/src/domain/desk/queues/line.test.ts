import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seededRandom } from '../../../test-kit/seeded-random.ts';
import { comparePlaces, placeAhead } from './line.ts';
import type { LinePlace } from './line.ts';

function randomLine(seed: number, length: number): LinePlace[] {
  const random = seededRandom(seed);
  return Array.from({ length }, (_, index) => ({
    id: `qen_${String(index).padStart(3, '0')}`,
    priority: Math.floor(random() * 3),
    lineAt: Math.floor(random() * 20),
  }));
}

/** Gives every entry of a line its position, from 1 without a gap. */
function positionsOf(line: readonly LinePlace[]): ReadonlyMap<string, number> {
  const ordered = [...line].sort(comparePlaces);
  return new Map(ordered.map((entry, index) => [entry.id, index + 1]));
}

describe('positions in a line', () => {
  test('positions count from 1 without a gap, in any order of the rows', () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const line = randomLine(seed, 30);
      const positions = [...positionsOf(line).values()].sort((a, b) => a - b);
      assert.deepEqual(
        positions,
        line.map((_, index) => index + 1),
      );
      assert.deepEqual(positionsOf([...line].reverse()), positionsOf(line));
    }
  });

  test('the line is sorted by priority, then arrival, then id', () => {
    const line: LinePlace[] = [
      { id: 'd', priority: 0, lineAt: 1 },
      { id: 'c', priority: 0, lineAt: 1 },
      { id: 'b', priority: 0, lineAt: 0 },
      { id: 'a', priority: 5, lineAt: 9 },
    ];
    assert.deepEqual(
      [...line].sort(comparePlaces).map(({ id }) => id),
      ['a', 'b', 'c', 'd'],
    );
  });

  test('a newcomer never overtakes an entry of the same priority', () => {
    const line = randomLine(7, 20);
    const before = positionsOf(line);
    const newcomer = { id: 'qen_new', priority: 0, lineAt: 100 };
    const after = positionsOf([...line, newcomer]);
    for (const [id, position] of before) assert.equal(after.get(id), position);
    assert.equal(after.get('qen_new'), line.length + 1);
  });
});

describe('placeAhead', () => {
  test('puts an entry ahead of others with the same priority and behind more urgent entries', () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const line = randomLine(seed, 15);
      const returning = { id: 'qen_back', priority: 1, lineAt: 1000 };
      const placed = { ...returning, lineAt: placeAhead(returning, line) };
      const urgent = line.filter(({ priority }) => priority > 1).length;
      assert.equal(positionsOf([...line, placed]).get('qen_back'), urgent + 1);
    }
  });

  test('keeps the place of an entry that is already first in line', () => {
    const first = { id: 'a', priority: 0, lineAt: 1 };
    assert.equal(placeAhead(first, [first, { id: 'b', priority: 0, lineAt: 5 }]), 1);
  });
});
