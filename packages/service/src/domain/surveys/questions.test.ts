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
  test('a survey uses the requested locale, else the same language, else its first language', () => {
    assert.equal(resolveLocale(['en', 'zh-CN'], 'zh-CN'), 'zh-CN');
    assert.equal(resolveLocale(['en', 'zh-CN'], 'zh-cn'), 'zh-CN');
    assert.equal(resolveLocale(['en', 'zh-CN'], 'zh-TW'), 'zh-CN');
    assert.equal(resolveLocale(['en', 'zh-CN'], 'fr'), 'en');
    assert.equal(resolveLocale(['zh-CN', 'en'], undefined), 'zh-CN');
  });

  test('each question falls back to another language separately', () => {
    assert.deepEqual(localesOf(questions), ['en', 'zh-CN']);
    assert.deepEqual(localizeQuestions(questions, 'zh-CN'), [
      { type: 'csat', id: 'score', prompt: '您满意吗？', required: true },
      { type: 'comment', id: 'why', prompt: 'What could be better?', required: false },
    ]);
  });
});

describe('answers to a survey', () => {
  const score = { type: 'csat', questionId: 'score', score: 5 } as const;
  const comment = { type: 'comment', questionId: 'why', text: 'Quick' } as const;

  test('no fault is found if every required question has an answer', () => {
    assert.deepEqual(checkAnswers(questions, [score]), []);
    assert.deepEqual(checkAnswers(questions, [comment, score]), []);
  });

  test('each mistake is reported as a fault with a path', () => {
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

  test('a comment of blanks does not answer a required question', () => {
    const required = questions.map((question) => ({ ...question, required: true }));
    const blank = { ...comment, text: '  ' };
    assert.equal(checkAnswers(required, [score, blank])[0]?.code, 'required');
  });

  test("faults never contain the customer's text", () => {
    const faults = checkAnswers(questions, [{ ...comment, questionId: 'secret', text: 'my-pin' }]);
    assert.ok(!JSON.stringify(faults).includes('my-pin'));
  });
});
