import assert from 'node:assert/strict';
import { afterEach, describe, mock, test } from 'node:test';
import { countCharacters, cutText, firstCharacter } from '@tellerkit/contract/wire';

/** Characters as readers see them. Each consists of several code points. */
const clusters: Readonly<Record<string, string>> = {
  family: '👩‍👩‍👧‍👦',
  flag: '🇩🇪',
  keycap: '1️⃣',
  'skin tone': '👍🏽',
  'tag flag': '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'Indic conjunct': 'क्षि',
  'Thai cluster': 'กำ',
  'combining marks': 'g̈',
  'Hangul in jamo': '각',
  'line end': '\r\n',
};

/** Hides `Intl.Segmenter`, as in Firefox before 125. */
const hideSegmenter = () => mock.property(Intl, 'Segmenter', undefined);

afterEach(() => mock.restoreAll());

describe('cutText', () => {
  for (const [name, cluster] of Object.entries(clusters))
    test(`never cuts inside a cluster: ${name}`, () => {
      const text = `ab${cluster}${cluster}`;
      const size = countCharacters(cluster);
      for (let max = 2; max < 2 + 2 * size; max += 1)
        assert.equal(cutText(text, max), `ab${max < 2 + size ? '' : cluster}`, String(max));
      assert.equal(cutText(text, 2 + 2 * size), text);
    });

  test('keeps a text within the limit, counted in code points', () => {
    assert.equal(cutText('🏦'.repeat(80), 80), '🏦'.repeat(80));
    assert.equal(cutText('🏦'.repeat(81), 80), '🏦'.repeat(80));
    assert.equal(cutText('', 0), '');
  });

  test('cuts a first cluster that alone exceeds the limit between code points', () => {
    assert.equal(cutText(`e${'\u0301'.repeat(200)}`, 80), `e${'\u0301'.repeat(79)}`);
  });

  test('cuts between code points where Intl.Segmenter is missing', () => {
    hideSegmenter();
    assert.equal(cutText('ab🏦🏦', 3), 'ab🏦');
    assert.equal(cutText('ab👍🏽', 3), 'ab👍');
  });
});

describe('firstCharacter', () => {
  test('returns a whole cluster', () => {
    for (const [name, cluster] of Object.entries(clusters))
      assert.equal(firstCharacter(`${cluster}b`), cluster, name);
    assert.equal(firstCharacter(''), '');
  });

  test('returns a code point where Intl.Segmenter is missing', () => {
    hideSegmenter();
    assert.equal(firstCharacter('👍🏽b'), '👍');
    assert.equal(firstCharacter(''), '');
  });
});
