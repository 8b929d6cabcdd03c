import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deferredEnglish } from './deferred-strings.en.ts';
import { english } from './strings.en.ts';
import { simplifiedChinese } from './strings.zh-cn.ts';

describe('the words in Chinese', () => {
  test('are written for every one in English', () => {
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
