import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from './clock.ts';
import { createIds } from './ids.ts';

test('ids sort in the order of creation, even if the clock moves by fractions of a millisecond', () => {
  let now = Date.UTC(2026, 10, 21);
  const newId = createIds({ ...systemClock, now: () => now });
  const made: string[] = [];
  for (let turn = 0; turn < 50; turn += 1) {
    made.push(newId('message'), newId('message'));
    now += 0.3;
  }
  assert.deepEqual(made, made.toSorted());
  assert.equal(new Set(made).size, 100);
  for (const id of made) assert.match(id, /^msg_[0-9a-hjkmnp-tv-z]{26}$/);
});
