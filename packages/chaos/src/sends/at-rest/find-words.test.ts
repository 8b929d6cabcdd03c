import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countWord } from './find-words.ts';

test('countWord finds a word in plain text, in UTF-16 and in Base64', () => {
  const word = 'heirloom-ring';
  assert.equal(countWord(`a ${word} b ${word}`, word), 2);
  assert.equal(countWord(Buffer.from(`a ${word}`, 'utf16le').toString('latin1'), word), 1);
  for (const before of ['', 'a', 'ab', 'abc'])
    assert.equal(countWord(Buffer.from(`${before}${word} b`).toString('base64'), word), 1);
  assert.equal(countWord('nothing of the kind', word), 0);
});
