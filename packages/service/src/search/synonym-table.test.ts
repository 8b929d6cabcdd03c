import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTokenizer } from './tokenizer.ts';
import { createSynonymTable } from './synonym-table.ts';

function others(language: 'en' | 'zh', text: string): string[] {
  const tokenizer = createTokenizer(language);
  const table = createSynonymTable(language, tokenizer);
  return table
    .matches(tokenizer.words(text))
    .flatMap((match) => match.others.map((words) => words.map((word) => word.term).join(' ')));
}

test('a synonym table finds phrases of several words in any inflection', () => {
  assert.ok(others('en', 'the cash machines').includes('atm'));
  assert.ok(others('en', 'He passed away in May').includes('inherit'));
});

test('a synonym table ignores a phrase if other words separate its words', () => {
  assert.ok(!others('en', 'standing in good order').includes('regular transfer'));
});

test('a synonym table finds Chinese phrases in any segmentation', () => {
  assert.ok(others('zh', '取款机坏了').includes('atm'));
  assert.ok(others('zh', '我的卡找不到了').some((phrase) => phrase.replace(' ', '') === '挂失'));
});

test('a synonym table is empty for languages without synonyms', () => {
  const tokenizer = createTokenizer('other');
  const table = createSynonymTable('other', tokenizer);
  assert.deepEqual(table.matches(tokenizer.words('carte perdue')), []);
});
