import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rovingIndex } from './roving.ts';

test('arrows move and go round', () => {
  assert.equal(rovingIndex('ArrowRight', 1, 5), 2);
  assert.equal(rovingIndex('ArrowDown', 4, 5), 0);
  assert.equal(rovingIndex('ArrowLeft', 0, 5), 4);
  assert.equal(rovingIndex('ArrowUp', 2, 5), 1);
});

test('left and right change sides where text runs from right to left', () => {
  assert.equal(rovingIndex('ArrowLeft', 1, 5, { rightToLeft: true }), 2);
  assert.equal(rovingIndex('ArrowRight', 1, 5, { rightToLeft: true }), 0);
  assert.equal(rovingIndex('ArrowDown', 1, 5, { rightToLeft: true }), 2);
});

test('stops at the ends when asked to', () => {
  assert.equal(rovingIndex('ArrowRight', 4, 5, { stops: true }), 4);
  assert.equal(rovingIndex('ArrowLeft', 0, 5, { stops: true }), 0);
});

test('Home and End lead to the ends, other keys nowhere', () => {
  assert.equal(rovingIndex('Home', 3, 5), 0);
  assert.equal(rovingIndex('End', 3, 5), 4);
  assert.equal(rovingIndex('Tab', 3, 5), undefined);
  assert.equal(rovingIndex('a', 3, 5), undefined);
  assert.equal(rovingIndex('Home', 0, 0), undefined);
});
