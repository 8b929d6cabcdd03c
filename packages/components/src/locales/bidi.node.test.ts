import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isolate, withoutControls } from './bidi.ts';

test('withoutControls removes embeddings, overrides and isolates, and keeps marks', () => {
  assert.equal(
    withoutControls('\u202aA\u202e\u2069b\u202c\u2067\u2068c\u200e\u200f'),
    'Abc\u200e\u200f',
  );
});

test('isolate surrounds texts from right to left alone', () => {
  for (const text of ['دود', 'דוד', 'Ada ﷲ', '𞤀𞤣', '𐤀'])
    assert.equal(isolate(text), `\u2068${text}\u2069`);
  for (const text of ['Ada', '银行 1', 'Ольга', 'क्षितिज', '🏦 (2)'])
    assert.equal(isolate(text), text);
});
