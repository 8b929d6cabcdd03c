import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deferredEnglish } from './deferred-strings.en.ts';
import { english } from './strings.en.ts';
import { simplifiedChinese } from './strings.zh-cn.ts';

describe('Chinese strings of the chat', () => {
  test('have the same keys as the English strings', () => {
    const paths = (value: object, path = ''): string[] =>
      Object.entries(value).flatMap(([name, inner]) =>
        typeof inner === 'object' && inner !== null
          ? paths(inner as object, `${path}${name}.`)
          : `${path}${name}`,
      );
    assert.deepEqual(
      paths(simplifiedChinese).sort(),
      paths({ ...english, deferred: deferredEnglish }).sort(),
    );
  });
});
