import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isStorableText, unstorablePaths } from './storable-text.ts';

const pathsIn = (json: string) => [...unstorablePaths(json, JSON.parse(json))];

describe('unstorablePaths', () => {
  test('names each text and each key with NUL or half an emoji, in the order of the text', () => {
    const json = '{"a":"\\u0000","b":[{"c":"x"},{"c":"\\ud83d"},"\\ude42"],"d\\u0000":1}';
    assert.deepEqual(pathsIn(json), [['a'], ['b', '1', 'c'], ['b', '2'], ['d\0']]);
    assert.deepEqual(pathsIn('"\\ud83d"'), [[]]);
  });

  test('names nothing in a text with whole emojis and escaped backslashes', () => {
    assert.deepEqual(pathsIn('{"a":"\\ud83d\\ude42","b":"\\\\u0000","c":"🙂"}'), []);
  });

  test('walks deep nesting', () => {
    const depth = 20_000;
    const deep = `${'['.repeat(depth)}"\\u0000"${']'.repeat(depth)}`;
    const [first] = unstorablePaths(deep, JSON.parse(deep));
    assert.equal(first?.length, depth);
  });
});

test('isStorableText accepts whole characters alone', () => {
  assert.ok(isStorableText('🙂 \u202e \uffff'));
  for (const text of ['a\0', '\ud83d', '\ude42\ud83d']) assert.ok(!isStorableText(text));
});
