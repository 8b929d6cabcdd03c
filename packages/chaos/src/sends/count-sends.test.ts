import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countSends } from './count-sends.ts';
import type { Attempt } from './count-sends.ts';

const attempt = (text: string, part: Partial<Attempt> = {}): Attempt => ({
  text,
  customer: 0,
  tab: 0,
  acknowledged: true,
  failed: undefined,
  ...part,
});

const clean = {
  attempted: 3,
  acknowledged: 3,
  lost: 0,
  unexpected: 0,
  duplicated: 0,
  recovered: 0,
  disordered: 0,
  failed: 0,
};
const three = [attempt('a'), attempt('b'), attempt('c')];

test('a clean run counts nothing', () => {
  assert.deepEqual(countSends(three, [['a', 'b', 'c']]), clean);
});

test('what was acknowledged and is not there is lost', () => {
  assert.deepEqual(countSends(three, [['a', 'c']]), { ...clean, lost: 1 });
});

test('what failed with a reason is not lost', () => {
  const attempts = [attempt('a'), attempt('b', { failed: 'conversation-closed' }), attempt('c')];
  assert.deepEqual(countSends(attempts, [['a', 'c']]), { ...clean, failed: 1 });
});

test('what nobody sent, or sent to another, is unexpected', () => {
  assert.deepEqual(countSends(three, [['a', 'b', 'c', 'd'], ['a']]), { ...clean, unexpected: 2 });
});

test('what is there twice is duplicated', () => {
  assert.deepEqual(countSends(three, [['a', 'b', 'a', 'c']]), { ...clean, duplicated: 1 });
});

test('what is there without an acknowledgement is recovered', () => {
  const attempts = [attempt('a'), attempt('b'), attempt('c', { acknowledged: false })];
  assert.deepEqual(countSends(attempts, [['a', 'b', 'c']]), {
    ...clean,
    acknowledged: 2,
    recovered: 1,
  });
});

test('order counts within a tab and a conversation, not between tabs', () => {
  assert.deepEqual(countSends(three, [['b', 'a', 'c']]), { ...clean, disordered: 1 });
  const tabs = [attempt('a'), attempt('b', { tab: 1 }), attempt('c')];
  assert.deepEqual(countSends(tabs, [['b', 'a', 'c']]), clean);
});
