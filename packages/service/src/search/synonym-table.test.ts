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

test('finds phrases of several words in any form', () => {
  assert.ok(others('en', 'the cash machines').includes('atm'));
  assert.ok(others('en', 'He passed away in May').includes('inherit'));
});

test('does not find a phrase whose words stand apart', () => {
  assert.ok(!others('en', 'standing in good order').includes('regular transfer'));
});

test('finds Chinese phrases however they are cut', () => {
  assert.ok(others('zh', '取款机坏了').includes('atm'));
  assert.ok(others('zh', '我的卡找不到了').some((phrase) => phrase.replace(' ', '') === '挂失'));
});

test('has no synonyms for other languages', () => {
  const tokenizer = createTokenizer('other');
  const table = createSynonymTable('other', tokenizer);
  assert.deepEqual(table.matches(tokenizer.words('carte perdue')), []);
});
