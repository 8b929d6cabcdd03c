import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AnswerPieces } from './answer-pieces.ts';

/** Returns the parts that are shown for the pieces of a model. */
function shownFor(pieces: readonly string[]): string[] {
  const answer = new AnswerPieces();
  return [...pieces.map((piece) => answer.add(piece)), answer.end()];
}

/** A text with characters of several code units and code points. */
const text = 'Hi 🏦 👩‍👩‍👧‍👦 🇩🇪🇫🇷 1️⃣ 👍🏽 क्षि กำ g̈ 银行';

/** Clusters that a joiner holds together, by script. Each ends a piece after the joiner. */
const joined: Readonly<Record<string, readonly [string, string]>> = {
  Devanagari: ['क्', 'ष'],
  Bengali: ['ক্', 'ষ'],
  Gurmukhi: ['ਪ੍', 'ਰ'],
  Gujarati: ['ક્', 'ષ'],
  Odia: ['କ୍', 'ଷ'],
  Tamil: ['க்', 'ஷ'],
  Telugu: ['క్', 'ష'],
  Kannada: ['ಕ್', 'ಷ'],
  Malayalam: ['ക്', 'ഷ'],
  Sinhala: ['ක්', 'ෂ'],
  Myanmar: ['က္', 'က'],
  Khmer: ['ក្', 'ស'],
};

describe('the pieces of an answer', () => {
  test('join to the same text, wherever the model cuts', () => {
    for (let first = 0; first <= text.length; first += 1)
      for (let second = first; second <= text.length; second += 1) {
        const pieces = [text.slice(0, first), text.slice(first, second), text.slice(second)];
        const shown = shownFor(pieces);
        assert.equal(shown.join(''), text);
        assert.ok(shown.every((part) => part.isWellFormed()));
      }
  });

  test('never show half an emoji, a half flag, or a family without its next member', () => {
    assert.deepEqual(shownFor(['Hi \ud83d', '\ude42!']), ['Hi', ' 🙂!', '']);
    assert.deepEqual(shownFor(['to 🇩', '🇪.']), ['to ', '🇩🇪.', '']);
    assert.deepEqual(shownFor(['a 👩‍', '👧 b']), ['a ', '👩‍👧 b', '']);
    assert.deepEqual(shownFor(['👍\ud83c', '\udffd']), ['', '👍🏽', '']);
    assert.deepEqual(shownFor(['क्', 'षि']), ['', 'क्षि', '']);
  });

  for (const [script, [first, second]] of Object.entries(joined))
    test(`never show half a conjunct: ${script}`, () => {
      assert.deepEqual(shownFor([`a ${first}`, second]), ['a ', first + second, '']);
    });

  test('show U+FFFD for a half without its other half, and no NUL', () => {
    assert.equal(shownFor(['a \ud83d', ' b\0', ' \udc69']).join(''), 'a \ufffd b \ufffd');
    assert.equal(shownFor(['end \ud83d']).join(''), 'end \ufffd');
  });

  test('end at 16,000 code points, at the end of a whole cluster', () => {
    assert.equal(shownFor(Array(17).fill('🏦'.repeat(1000))).join(''), '🏦'.repeat(16_000));
    const family = '👩‍👩‍👧‍👦';
    const shown = shownFor(['x'.repeat(15_995), family, 'yz']).join('');
    assert.equal(shown, 'x'.repeat(15_995));
  });
});
