import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, isValidAt } from './validity.ts';

const article = { validFrom: '2026-01-10', validTo: '2026-02-01' };

test('an article is valid from the start of its first day to the end of its last day', () => {
  assert.equal(isValidAt(article, new Date('2026-01-09T23:59:59Z')), false);
  assert.equal(isValidAt(article, new Date('2026-01-10T00:00:00Z')), true);
  assert.equal(isValidAt(article, new Date('2026-02-01T23:59:59Z')), true);
  assert.equal(isValidAt(article, new Date('2026-02-02T00:00:00Z')), false);
});

test('an article whose `validTo` is a date-time expires at that instant', () => {
  const exact = { ...article, validTo: '2026-02-01T12:00:00Z' };
  assert.equal(isValidAt(exact, new Date('2026-02-01T11:59:59Z')), true);
  assert.equal(isValidAt(exact, new Date('2026-02-01T12:00:00Z')), false);
});

test('an article without `validTo` stays valid', () => {
  assert.equal(isValidAt({ ...article, validTo: null }, new Date('2099-01-01')), true);
});

test('instantOf refuses text that is not a date', () => {
  for (const text of ['soon', '', '2026-13-40', '1'])
    assert.throws(() => instantOf(text), RangeError);
});
