import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteLength } from './byte-length.ts';

test('byteLength returns the length in UTF-8, also of long texts and of lone surrogates', () => {
  for (const text of ['', 'a', 'ä', '你好', '😀', '\ud800', 'x\udc00y', '0'.repeat(16_384)])
    assert.equal(byteLength(text), Buffer.byteLength(text));
  for (const unit of ['a', 'ä', '好', '😀'])
    for (const before of ['', 'x', 'xy', 'xyz']) {
      const text = before + unit.repeat(50_000);
      assert.equal(byteLength(text), Buffer.byteLength(text));
    }
});
