import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanText, countCharacters } from '@tellerkit/contract/wire';

test('countCharacters counts code points', () => {
  assert.equal(countCharacters('👩‍👩‍👧‍👦'), 7);
  assert.equal(countCharacters('e\u0301\ud83d'), 3);
});

test('cleanText replaces lone surrogates and removes NUL', () => {
  assert.equal(cleanText('a\0b \ud83d c \udc69 👍🏽'), 'ab \ufffd c \ufffd 👍🏽');
  assert.ok(cleanText('\udfff\ud800\0').isWellFormed());
});
