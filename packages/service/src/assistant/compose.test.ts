import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RankedArticle } from '../search/search-result.ts';
import { citationOf, composeAnswer } from './compose.ts';
import { lengthInWords } from './markdown-blocks.ts';

function article(
  ...sections: readonly (readonly [string | null, string, number])[]
): RankedArticle {
  const passages = sections.map(([heading, text, score], order) => ({
    heading,
    text,
    score,
    order,
  }));
  const named = { id: 'art_1', slug: 'lost-card', locale: 'en', title: 'Lost card', url: null };
  return { ...named, score: 1, passages };
}

const words = (count: number): string => 'Word of advice here. '.repeat(count / 4).trim();

describe('composeAnswer', () => {
  test('starts with the best passage and adds a passage that scores nearly as high', () => {
    const answer = composeAnswer(
      article(['Cost', words(44), 5], ['Steps', '1. Call', 4], ['Law', 'No.', 1]),
    );
    assert.equal(answer, `${words(44)}\n\n**Steps**\n\n1. Call`);
  });

  test('adds a second passage to a short answer, even if the second passage scores low', () => {
    const answer = composeAnswer(article(['Cost', 'It is free.', 5], ['Law', 'No.', 0]));
    assert.equal(answer, 'It is free.\n\n**Law**\n\nNo.');
  });

  test('keeps a table whole, even if the table exceeds the word limit', () => {
    const table = `| ${'cell | '.repeat(200)}`;
    assert.equal(composeAnswer(article([null, table, 5])), table);
  });

  test('ends with a whole sentence within 120 words', () => {
    const answer = composeAnswer(article([null, words(200), 5], ['More', words(60), 5]));
    assert.ok(lengthInWords(answer) <= 120);
    assert.ok(answer.endsWith('.'));
  });

  test('keeps a list of steps whole if it slightly exceeds the word limit', () => {
    const steps = Array.from(
      { length: 14 },
      (_, step) => `${step + 1}. Press the next button you see please`,
    );
    assert.equal(composeAnswer(article([null, steps.join('\n'), 5])).split('\n').length, 14);
  });

  test('adds nothing after a block that it shortened', () => {
    const answer = composeAnswer(article([null, `${words(300)}\n\nThe very end.`, 5]));
    assert.doesNotMatch(answer, /very end/);
  });

  test('drops the introduction of a table if it drops the table', () => {
    const table = `| ${'cell | '.repeat(200)}`;
    assert.equal(
      composeAnswer(article([null, `Prices vary.\n\nThese are they:\n\n${table}`, 5])),
      'Prices vary.',
    );
  });

  test('returns the title of an article without text', () => {
    assert.equal(composeAnswer(article()), 'Lost card');
  });
});

describe('citationOf', () => {
  test('quotes the best passage in at most 160 characters', () => {
    const citation = citationOf(article(['Steps', `1. **Open** the app. ${words(100)}`, 5]));
    assert.ok(citation.excerpt.startsWith('Open the app.'));
    assert.ok(citation.excerpt.length <= 160);
    assert.equal(citation.articleId, 'art_1');
  });

  test('quotes the text around a table', () => {
    assert.equal(citationOf(article([null, '| a |\n| - |\n\nNo fee.', 1])).excerpt, 'No fee.');
  });
});
