import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createTokenizer, normalize, pairsOf } from './tokenizer.ts';

describe('normalize', () => {
  test('converts to half-width lower case and removes apostrophes', () => {
    assert.equal(normalize('Ｃａｎ’ｔ'), 'cant');
  });
});

describe('createTokenizer', () => {
  test('marks English stop words and stems all other English words', () => {
    const words = createTokenizer('en').words('How do I block my cards?');
    const informative = words.filter((word) => !word.stop).map((word) => word.term);
    assert.deepEqual(informative, ['block', 'card']);
  });

  test('indexes a hyphenated word with and without its hyphen', () => {
    const terms = createTokenizer('en').indexTerms('log-in by e-mail');
    assert.ok(terms.includes('login') && terms.includes('email'));
  });

  test('indexes Chinese by words, pairs and characters', () => {
    const terms = createTokenizer('zh').indexTerms('信用卡丢失');
    for (const term of ['信用', '用卡', '丢失', '卡']) assert.ok(terms.includes(term), term);
  });

  test('keeps Latin words within Chinese text whole', () => {
    const words = createTokenizer('zh')
      .words('用ATM取款')
      .map((word) => word.term);
    assert.ok(words.includes('atm'));
  });

  test('splits other languages into words, without stems or stop words', () => {
    const words = createTokenizer('other').words('¿Dónde está mi tarjeta?');
    assert.deepEqual(
      words.map((word) => word.term),
      ['dónde', 'está', 'mi', 'tarjeta'],
    );
  });

  test('accepts any text', () => {
    for (const text of ['', '🙂🙂', '\u0000', '؟؟', '\uD800']) {
      assert.doesNotThrow(() => createTokenizer('zh').indexTerms(text));
    }
  });
});

test('pairsOf returns all pairs of neighbouring characters', () => {
  assert.deepEqual(pairsOf('信用卡'), ['信用', '用卡']);
  assert.deepEqual(pairsOf('卡'), []);
});
