import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clean, parseSuggestions } from './suggestions.ts';

describe('suggested questions', () => {
  test('come from JSON or from lines, four at most', () => {
    assert.deepEqual(parseSuggestions('["A", " B ", "", "C", "D", "E"]'), ['A', 'B', 'C', 'D']);
    assert.deepEqual(parseSuggestions('One\n\nTwo'), ['One', 'Two']);
  });

  test('are none where the attribute makes no sense', () => {
    for (const value of [null, '', '[', '[1, 2]', '[{"a": 1}]'])
      assert.deepEqual(parseSuggestions(value), []);
    assert.deepEqual(clean('text'), []);
    assert.deepEqual(clean(undefined), []);
  });
});
