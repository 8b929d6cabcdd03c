import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chunksOf } from './chunks.ts';

test('chunksOf splits a text into small chunks whose concatenation is the text', () => {
  for (const [locale, text] of [
    ['en', 'Open **Cards**, then:\n\n1. Lock card\n2. Confirm 1,000.50 yuan'],
    ['zh-CN', '打开“银行卡”，再点**锁卡**。'],
    ['en', '  \n'],
    ['ar', 'مرحبا 🙂 مرحبا'],
  ] as const) {
    const chunks = chunksOf(text, locale);
    assert.equal(chunks.join(''), text);
    assert.ok(chunks.every((chunk) => chunk !== '' && chunk.length < 30));
  }
});

test('an empty text has no chunks', () => {
  assert.deepEqual(chunksOf('', 'en'), []);
});
