import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
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

describe('countSends', () => {
  test('counts no fault in a clean run', () => {
    assert.deepEqual(countSends(three, [['a', 'b', 'c']]), clean);
  });

  test('counts an acknowledged message as lost if the service has not stored it', () => {
    assert.deepEqual(countSends(three, [['a', 'c']]), { ...clean, lost: 1 });
  });

  test('does not count a message as lost if the tab reported it as failed', () => {
    const attempts = [attempt('a'), attempt('b', { failed: 'conversation-closed' }), attempt('c')];
    assert.deepEqual(countSends(attempts, [['a', 'c']]), { ...clean, failed: 1 });
  });

  test('counts a message as unexpected if nobody sent it for this customer', () => {
    assert.deepEqual(countSends(three, [['a', 'b', 'c', 'd'], ['a']]), { ...clean, unexpected: 2 });
  });

  test('counts a message as duplicated if the service has stored it twice', () => {
    assert.deepEqual(countSends(three, [['a', 'b', 'a', 'c']]), { ...clean, duplicated: 1 });
  });

  test('counts a stored message as recovered if the tab never reported it as safe', () => {
    const attempts = [attempt('a'), attempt('b'), attempt('c', { acknowledged: false })];
    assert.deepEqual(countSends(attempts, [['a', 'b', 'c']]), {
      ...clean,
      acknowledged: 2,
      recovered: 1,
    });
  });

  test('checks the order of messages within one tab, but not between tabs', () => {
    assert.deepEqual(countSends(three, [['b', 'a', 'c']]), { ...clean, disordered: 1 });
    const tabs = [attempt('a'), attempt('b', { tab: 1 }), attempt('c')];
    assert.deepEqual(countSends(tabs, [['b', 'a', 'c']]), clean);
  });
});
