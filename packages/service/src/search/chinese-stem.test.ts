import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stemChinese } from './chinese-stem.ts';

test('stemChinese removes complements from verbs', () => {
  assert.equal(stemChinese('吞进去'), '吞');
  assert.equal(stemChinese('登不上'), '登');
  assert.equal(stemChinese('刷不出来'), '刷');
  assert.equal(stemChinese('用完'), '用');
});

test('stemChinese leaves other words unchanged', () => {
  for (const word of ['转账', '去', '来', '信用卡']) assert.equal(stemChinese(word), word);
});
