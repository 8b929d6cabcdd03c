import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readIntent } from './intent.ts';
import type { Reading } from './intent.ts';

const messages: Readonly<Record<Reading['kind'], readonly string[]>> = {
  'hand-off': [
    'can I talk to somebody',
    'I want to speak to a human being!',
    'agent please',
    'put me through to your manager',
    'is there a real person I can ask',
    'give me a live agent',
    "Don't want this bot, connect me with customer service",
    '转人工',
    '人工客服',
    '我要找真人',
    '能不能让我跟客服说',
    '帮我接人工',
    '叫你们客户经理来',
    '不要机器人',
  ],
  greeting: [
    'hi',
    'Hello there!',
    'good morning',
    '你好',
    '您好，在吗？',
    'who are you?',
    'are you a robot',
    '你是谁',
  ],
  thanks: [
    'thanks',
    'Thank you so much!',
    'ok, great, bye',
    '谢谢您',
    '好的，谢谢',
    '没问题了，再见',
  ],
  empty: ['', '   ', '🙂🙂', '?!', '……'],
  question: [
    'hello, I lost my card',
    'thanks, but how much does it cost',
    'transfer money to a person abroad',
    'can I send money to someone without an account',
    'how do I pay my agent',
    "I don't want to talk to a person, just tell me the fee",
    '你好，我的卡丢了',
    '人工客服几点下班',
    '不用转人工，告诉我怎么挂失',
    '怎么转账给别人',
    '谢谢，那手续费呢',
  ],
};

describe('readIntent', () => {
  for (const [kind, texts] of Object.entries(messages)) {
    for (const text of texts) {
      test(`${JSON.stringify(text)} has the kind ${kind}`, () => {
        assert.equal(readIntent(text).kind, kind);
      });
    }
  }

  for (const text of [
    'This is ridiculous, I waited an hour',
    'Why was I charged???',
    '你们太差劲了',
    '气死我了',
  ]) {
    test(`${JSON.stringify(text)} has the mood upset`, () => {
      assert.equal(readIntent(text).mood, 'upset');
    });
  }

  for (const text of ['How do I complain about a fee?', '怎么投诉', 'Hello!']) {
    test(`${JSON.stringify(text)} has the mood calm`, () => {
      assert.equal(readIntent(text).mood, 'calm');
    });
  }

  const longTexts = ['talk '.repeat(20_000), '不'.repeat(100_000), 'مرحبا'.repeat(9000)];
  for (const text of longTexts)
    test(`reads ${JSON.stringify(text.slice(0, 5))}, repeated to ${text.length} characters, as a question`, () => {
      assert.equal(readIntent(text).kind, 'question');
    });

  test('reads a lone surrogate as an empty message', () => {
    assert.equal(readIntent('\uD800').kind, 'empty');
  });
});
