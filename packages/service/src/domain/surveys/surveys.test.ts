import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import * as contract from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { callWith, expectRefusal } from '../../testing/endpoint-calls.ts';
import { keys, startTwoBanks } from '../../testing/two-banks.ts';

const afterChat: contract.NewSurvey = {
  name: 'After a chat',
  touchpoint: 'conversation-closed',
  questions: [
    { type: 'csat', id: 'score', prompt: { en: 'How was it?', 'zh-CN': '您满意吗？' } },
    { type: 'comment', id: 'why', prompt: { en: 'Tell us more' } },
  ],
};

describe('surveys', () => {
  let bank: TestService;
  beforeEach(async () => {
    bank = await startTwoBanks();
  });
  afterEach(() => bank.close());

  const create = (body = afterChat) => bank.call(contract.createSurvey, { body });
  const rate = async (surveyId: string, score: number, text?: string) => {
    const { token } = await bank.customer();
    const { id: conversationId } = await callWith(bank, token, contract.createConversation, {
      body: {},
    });
    return callWith(bank, token, contract.respondToSurvey, {
      params: { surveyId },
      body: {
        conversationId,
        answers: [
          { type: 'csat', questionId: 'score', score },
          ...(text === undefined ? [] : [{ type: 'comment' as const, questionId: 'why', text }]),
        ],
      },
    });
  };

  test('a survey is read in the requested language, else in its first language', async () => {
    const { id: surveyId, locale } = await create();
    assert.equal(locale, 'en');
    const read = (wanted?: string) =>
      callWith(bank, keys.publishable, contract.getSurvey, {
        params: { surveyId },
        query: wanted === undefined ? {} : { locale: wanted },
      });
    const chinese = await read('zh-TW');
    assert.equal(chinese.locale, 'zh-CN');
    assert.deepEqual(chinese.questions, [
      { type: 'csat', id: 'score', prompt: '您满意吗？', required: true },
      { type: 'comment', id: 'why', prompt: 'Tell us more', required: false },
    ]);
    assert.equal((await read('fr')).locale, 'en');
  });

  test('the list for a touchpoint starts with the newest survey and comes in pages', async () => {
    await create({ ...afterChat, name: 'Old' });
    await create({ ...afterChat, name: 'New' });
    await create({ ...afterChat, name: 'Kiosk', touchpoint: 'kiosk' });
    const query = { touchpoint: 'conversation-closed', limit: 1 };
    const first = await callWith(bank, keys.publishable, contract.listSurveys, { query });
    assert.deepEqual(
      first.items.map(({ name }) => name),
      ['New'],
    );
    const cursor = first.nextCursor ?? '';
    const second = await callWith(bank, keys.publishable, contract.listSurveys, {
      query: { ...query, cursor },
    });
    assert.deepEqual(
      second.items.map(({ name }) => name),
      ['Old'],
    );
  });

  test('the service offers a survey when a conversation closes', async () => {
    const { id: surveyId } = await create();
    const { token } = await bank.customer();
    const { id } = await callWith(bank, token, contract.createConversation, { body: {} });
    const params = { conversationId: id };
    await callWith(bank, token, contract.closeConversation, { params, body: {} });
    const { items } = await callWith(bank, token, contract.listEvents, { params, query: {} });
    const offered = items.find(({ type }) => type === 'survey.offered');
    assert.ok(offered?.type === 'survey.offered');
    assert.equal(offered.data.surveyId, surveyId);
  });

  test('only the customer of a conversation can answer its survey, and only once', async () => {
    const { id: surveyId } = await create();
    const { token } = await bank.customer();
    const { id: conversationId } = await callWith(bank, token, contract.createConversation, {
      body: {},
    });
    const input = {
      params: { surveyId },
      body: {
        conversationId,
        locale: 'zh-HK',
        answers: [{ type: 'csat' as const, questionId: 'score', score: 5 }],
      },
    };
    const response = await callWith(bank, token, contract.respondToSurvey, input);
    assert.equal(response.locale, 'zh-CN');
    await expectRefusal(bank, token, contract.respondToSurvey, input, 'already-responded');
    const stranger = await bank.customer();
    await expectRefusal(bank, stranger.token, contract.respondToSurvey, input, 'not-found');
  });

  test('answers that do not fit the questions get an error with the path of each fault', async () => {
    const { id: surveyId } = await create();
    const { token } = await bank.customer();
    const problem = await expectRefusal(
      bank,
      token,
      contract.respondToSurvey,
      {
        params: { surveyId },
        body: {
          answers: [
            { type: 'comment', questionId: 'score', text: 'secret words' },
            { type: 'csat', questionId: 'nps', score: 3 },
          ],
        },
      },
      'invalid-request',
    );
    assert.deepEqual(
      problem.errors?.map(({ path, code }) => `${path} ${code}`),
      ['answers.0.type wrong-type', 'answers.1.questionId unknown-question', 'answers required'],
    );
    assert.ok(!JSON.stringify(problem).includes('secret words'));
  });

  test('a survey cannot have two questions with the same id', async () => {
    const [question] = afterChat.questions;
    assert.ok(question);
    const body = { ...afterChat, questions: [question, question] };
    const problem = await expectRefusal(
      bank,
      keys.secret,
      contract.createSurvey,
      { body },
      'invalid-request',
    );
    assert.equal(problem.errors?.[0]?.path, 'questions.1.id');
  });

  test('the results contain count, distribution, mean, and top-two-box share with its interval', async () => {
    const { id: surveyId } = await create();
    const params = { surveyId };
    const empty = await bank.call(contract.getSurveyResults, { params, query: {} });
    assert.equal(empty.responses, 0);
    assert.equal(empty.csat.mean, null);
    for (const score of [5, 5, 4, 2]) await rate(surveyId, score, score === 2 ? 'Slow' : ' ');
    const results = await bank.call(contract.getSurveyResults, { params, query: {} });
    assert.equal(results.responses, 4);
    assert.equal(results.comments, 1);
    assert.deepEqual(results.csat.distribution, [0, 1, 0, 1, 2]);
    assert.equal(results.csat.mean, 4);
    assert.equal(results.csat.topTwoBox, 0.75);
    assert.ok((results.csat.interval?.low ?? 1) < 0.75);
  });

  test('results and lists of a time span include responses at `from` but not at `to`', async () => {
    const { id: surveyId } = await create();
    const params = { surveyId };
    await rate(surveyId, 1);
    const from = new Date(bank.clock.now() + 60_000).toISOString();
    await bank.clock.advance(60_000);
    await rate(surveyId, 5);
    await bank.clock.advance(60_000);
    const to = new Date(bank.clock.now()).toISOString();
    await rate(surveyId, 2);
    const query = { from, to };
    const results = await bank.call(contract.getSurveyResults, { params, query });
    assert.equal(results.csat.mean, 5);
    assert.deepEqual([results.from, results.to], [from, to]);
    const listed = await bank.call(contract.listSurveyResponses, { params, query });
    assert.equal(listed.items.length, 1);
    const turned = { params, query: { from: to, to: from } };
    await expectRefusal(bank, keys.secret, contract.getSurveyResults, turned, 'invalid-request');
  });

  test('a survey and its results are visible only to their own tenant', async () => {
    const { id: surveyId } = await create();
    const params = { surveyId };
    await expectRefusal(
      bank,
      keys.otherSecret,
      contract.getSurvey,
      { params, query: {} },
      'not-found',
    );
    await expectRefusal(
      bank,
      keys.otherSecret,
      contract.getSurveyResults,
      { params, query: {} },
      'not-found',
    );
    await expectRefusal(
      bank,
      keys.otherSecret,
      contract.listSurveyResponses,
      { params, query: {} },
      'not-found',
    );
  });
});
