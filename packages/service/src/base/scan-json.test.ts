import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scanJson } from './scan-json.ts';

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

test('scanJson finds a key that an object repeats, even if a repetition uses escapes', () => {
  for (const text of [
    '{"a":1,"a":1}',
    '{"a":1,"b":{"c":[{"d":1,"\\u0064":2}]}}',
    '{ "a" : "," , "a" : null }',
    '{"__proto__":1,"__proto__":2}',
  ])
    assert.equal(scanJson(text), 'repeated-key', text);
});

test('scanJson accepts the same key in several objects, and equal values', () => {
  for (const text of [
    '{"a":"a","b":"a"}',
    '[{"a":1},{"a":1}]',
    '{"a":{"a":{"a":1}}}',
    '{"a":["a","a"],"b":1}',
    '{"a":"{\\"b\\":1,\\"b\\":2}","\\"":1,"\\\\":2}',
    '"a"',
    '1',
    nested(64),
  ])
    assert.equal(scanJson(text), undefined, text);
});

test('scanJson finds objects and arrays that nest deeper than 64 levels', () => {
  assert.equal(scanJson(nested(65)), 'too-deep');
  assert.equal(scanJson(`${'{"a":'.repeat(65)}1${'}'.repeat(65)}`), 'too-deep');
});
