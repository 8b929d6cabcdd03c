import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countCharacters } from '@tellerkit/contract/wire';
import { blocksOf, lengthInWords, plainText, sentencesOf } from './markdown-blocks.ts';

test('blocksOf separates paragraphs, lists and tables', () => {
  const blocks = blocksOf('First\nline.\n\nSteps:\n1. One\n   more\n2. Two\n\n| a |\n| - |\n');
  assert.deepEqual(blocks, [
    { kind: 'paragraph', lines: ['First line.'] },
    { kind: 'paragraph', lines: ['Steps:'] },
    { kind: 'list', lines: ['1. One\n   more', '2. Two'] },
    { kind: 'other', lines: ['| a |', '| - |'] },
  ]);
});

test('lengthInWords counts two Chinese characters as one word', () => {
  assert.equal(lengthInWords('Lock the card.'), 3);
  assert.equal(lengthInWords('马上锁卡'), 2);
  assert.equal(lengthInWords(''), 0);
});

test('sentencesOf keeps all text and does not split amounts', () => {
  const text = 'It costs 1.5 % today. Pay by 8:00! 免费。马上办';
  assert.equal(sentencesOf(text).join(''), text);
  assert.deepEqual(sentencesOf(text), [
    'It costs 1.5 % today. ',
    'Pay by 8:00! ',
    '免费。',
    '马上办',
  ]);
});

describe('plainText', () => {
  test('shows Markdown as a reader sees it', () => {
    const text =
      '1. Open **Cards**\n2. See [help](https://example.com)\n\n| a | b |\n| --- | --- |';
    assert.equal(plainText(text, 160), 'Open Cards See help a b');
  });

  test('shortens text to the limit and ends it after a whole word', () => {
    for (const text of ['word '.repeat(100), '字'.repeat(300), '🙂'.repeat(300)]) {
      const cut = plainText(text, 160);
      assert.ok(countCharacters(cut) <= 160 && cut.endsWith('…'));
      assert.ok(cut.isWellFormed());
    }
    assert.equal(plainText('👩‍👩‍👧‍👦'.repeat(30), 160), `${'👩‍👩‍👧‍👦'.repeat(22)}…`);
    assert.equal(plainText('short', 160), 'short');
  });
});
