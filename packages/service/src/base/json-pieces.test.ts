import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonPieces } from './json-pieces.ts';
import { writeJson } from './json-text.ts';

const decoder = new TextDecoder();

/** Creates a page of two items, each with a text. */
function pageOf(text: string) {
  const item = (id: string) => JsonPieces.withMember({ id }, 'content', writeJson([{ text }]));
  const items = [item('1'), item('2')];
  const value = {
    items: [
      { id: '1', content: [{ text }] },
      { id: '2', content: [{ text }] },
    ],
    nextCursor: null,
  };
  return { pieces: JsonPieces.withItems({ items, nextCursor: null }), value };
}

test('JSON in pieces is the JSON of the whole value, as text and as bytes', () => {
  for (const text of ['short "€"', '€😀"\\'.repeat(20_000)]) {
    const { pieces, value } = pageOf(text);
    assert.deepEqual(JSON.parse(String(pieces)), value);
    assert.equal(pieces.length, String(pieces).length);
    assert.deepEqual(JSON.parse(decoder.decode(pieces.toBytes())), value);
  }
});

test('a list without items is an empty list', () => {
  const pieces = JsonPieces.withItems({ items: [], lastSequence: 3 });
  assert.deepEqual(JSON.parse(String(pieces)), { items: [], lastSequence: 3 });
});
