import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkAnswers } from './answers.ts';
import { localesOf, localizeQuestions, resolveLocale, storedQuestions } from './questions.ts';

const questions = storedQuestions({
  name: 'After a chat',
  touchpoint: 'conversation-closed',
  questions: [
    { type: 'csat', id: 'score', prompt: { en: 'How was it?', 'zh-CN': '您满意吗？' } },
    { type: 'comment', id: 'why', prompt: { en: 'What could be better?' } },
  ],
});

describe('the language of a survey', () => {
  test('is the one asked for, else the same language, else the first', () => {
    assert.equal(resolveLocale(['en', 'zh-CN'], 'zh-CN'), 'zh-CN');
    assert.equal(resolveLocale(['en', 'zh-CN'], 'zh-cn'), 'zh-CN');
    assert.equal(resolveLocale(['en', 'zh-CN'], 'zh-TW'), 'zh-CN');
    assert.equal(resolveLocale(['en', 'zh-CN'], 'fr'), 'en');
    assert.equal(resolveLocale(['zh-CN', 'en'], undefined), 'zh-CN');
  });

  test('falls back for each question that lacks it', () => {
    assert.deepEqual(localesOf(questions), ['en', 'zh-CN']);
    assert.deepEqual(localizeQuestions(questions, 'zh-CN'), [
      { type: 'csat', id: 'score', prompt: '您满意吗？', required: true },
      { type: 'comment', id: 'why', prompt: 'What could be better?', required: false },
    ]);
  });
});

describe('answers', () => {
  const score = { type: 'csat', questionId: 'score', score: 5 } as const;
  const comment = { type: 'comment', questionId: 'why', text: 'Quick' } as const;

  test('fit when every required question has one', () => {
    assert.deepEqual(checkAnswers(questions, [score]), []);
    assert.deepEqual(checkAnswers(questions, [comment, score]), []);
  });

  test('name the place of every fault', () => {
    const faults = checkAnswers(questions, [
      comment,
      { type: 'comment', questionId: 'score', text: 'fine' },
      { type: 'csat', questionId: 'nps', score: 1 },
      comment,
    ]);
    assert.deepEqual(
      faults.map(({ path, code }) => `${path} ${code}`),
      [
        'answers.1.type wrong-type',
        'answers.2.questionId unknown-question',
        'answers.3.questionId answered-twice',
        'answers required',
      ],
    );
  });

  test('of blanks do not answer a required comment', () => {
    const required = questions.map((question) => ({ ...question, required: true }));
    const blank = { ...comment, text: '  ' };
    assert.equal(checkAnswers(required, [score, blank])[0]?.code, 'required');
  });

  test('leave what the customer wrote out of the faults', () => {
    const faults = checkAnswers(questions, [{ ...comment, questionId: 'secret', text: 'my-pin' }]);
    assert.ok(!JSON.stringify(faults).includes('my-pin'));
  });
});
