import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confidenceOf } from './confidence.ts';

const good = { coverage: 0.9, unknown: 0, margin: 0.5, mass: 10, score: 40 };

test('confidence is lower if any kind of evidence is weaker', () => {
  const best = confidenceOf(good);
  assert.ok(best > 0.9 && best < 1);
  for (const worse of [
    { coverage: 0.2 },
    { unknown: 0.8 },
    { margin: 0 },
    { mass: 1 },
    { score: 2 },
  ]) {
    assert.ok(confidenceOf({ ...good, ...worse }) < best);
  }
});

test('confidence is close to zero without evidence', () => {
  assert.ok(confidenceOf({ coverage: 0, unknown: 1, margin: 0, mass: 0, score: 0 }) < 0.01);
});
