import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { simplifiedChinese } from './strings.zh-cn.ts';
import { english } from './strings.en.ts';
import { newSurveyAnswer } from '@tellerkit/contract';
import {
  answersOf,
  commentLength,
  commentLimit,
  findProblems,
  knownQuestions,
} from './survey-form.ts';
import { surveyOf } from './testing/fake-survey-client.ts';

const questions = knownQuestions(surveyOf());

describe('a survey form', () => {
  test('omits questions of an unknown type', () => {
    const newer = { type: 'unknown', originalType: 'nps', id: 'nps' } as const;
    const known = knownQuestions(surveyOf({ questions: [newer, ...questions] }));
    assert.deepEqual(
      known.map(({ id }) => id),
      ['score', 'comment'],
    );
  });

  test('requires an answer to a required question', () => {
    assert.deepEqual([...findProblems(questions, { comment: 'Fine' })], [['score', 'missing']]);
    assert.equal(findProblems(questions, { score: 5 }).size, 0);
  });

  test('treats a comment of white space as a missing answer', () => {
    const required = questions.map((question) => ({ ...question, required: true }));
    assert.deepEqual(
      [...findProblems(required, { score: 5, comment: ' \n' })],
      [['comment', 'missing']],
    );
    assert.deepEqual(answersOf(questions, { score: 5, comment: '  ' }), [
      { type: 'csat', questionId: 'score', score: 5 },
    ]);
  });

  test('refuses a comment that is too long after white space is trimmed', () => {
    const fits = { score: 1, comment: `  ${'x'.repeat(commentLimit)}  ` };
    assert.equal(findProblems(questions, fits).size, 0);
    const over = { score: 1, comment: 'x'.repeat(commentLimit + 1) };
    assert.deepEqual([...findProblems(questions, over)], [['comment', 'too-long']]);
    const emojis = (count: number) => ({ score: 1, comment: '👩‍👩‍👧‍👦'.repeat(count) });
    assert.equal(findProblems(questions, emojis(285)).size, 0);
    assert.equal(commentLength(emojis(286).comment), 2002);
    assert.equal(findProblems(questions, emojis(286)).size, 1);
  });

  test('limits a comment to the same length as the contract', () => {
    const fits = (length: number) =>
      newSurveyAnswer.safeParse({ type: 'comment', questionId: 'why', text: 'x'.repeat(length) })
        .success;
    assert.deepEqual([fits(commentLimit), fits(commentLimit + 1)], [true, false]);
  });

  test('requires at least one answer even if no question is required', () => {
    const free = questions.map((question) => ({ ...question, required: false }));
    assert.deepEqual([...findProblems(free, {})], [['score', 'missing']]);
    assert.equal(findProblems(free, { comment: 'Quick.' }).size, 0);
  });

  test('sends scores and trimmed comments', () => {
    assert.deepEqual(answersOf(questions, { score: 4, comment: ' Quick. ' }), [
      { type: 'csat', questionId: 'score', score: 4 },
      { type: 'comment', questionId: 'comment', text: 'Quick.' },
    ]);
  });
});

test('the English and Chinese strings of the survey have the same keys', () => {
  assert.deepEqual(Object.keys(simplifiedChinese).sort(), Object.keys(english).sort());
  assert.equal(simplifiedChinese.scores.length, english.scores.length);
});
