import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cleanSuggestions, parseSuggestions } from './suggestions.ts';

describe('suggested questions', () => {
  test('come from JSON or from lines of text, and are limited to four', () => {
    assert.deepEqual(parseSuggestions('["A", " B ", "", "C", "D", "E"]'), ['A', 'B', 'C', 'D']);
    assert.deepEqual(parseSuggestions('One\n\nTwo'), ['One', 'Two']);
  });

  test('leave out a text that cannot be sent, because it has no other characters than NUL', () => {
    assert.deepEqual(cleanSuggestions(['\0', ' \0\u00a0\0', 'One']), ['One']);
  });

  test('are an empty list if the attribute is invalid', () => {
    for (const value of [null, '', '[', '[1, 2]', '[{"a": 1}]'])
      assert.deepEqual(parseSuggestions(value), []);
    assert.deepEqual(cleanSuggestions('text'), []);
    assert.deepEqual(cleanSuggestions(undefined), []);
  });
});
