import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Turn } from './assistant.ts';
import { contextOf } from './follow-up.ts';

const history: readonly Turn[] = [
  { role: 'customer', text: 'How do I order a replacement card?' },
  { role: 'assistant', text: 'In the app.' },
  { role: 'customer', text: 'and how long does it take?' },
  { role: 'assistant', text: 'Five days.' },
  { role: 'customer', text: 'thanks' },
];

test('an incomplete question gets the earlier question as context', () => {
  for (const text of [
    'and how much does it cost?',
    'how much is that?',
    'the price?',
    '那多少钱？',
    '这个要收费吗',
  ]) {
    assert.match(contextOf(text, history) ?? '', /replacement card/, text);
  }
});

test('the context reaches back to the last complete question and skips courtesies', () => {
  const longer = [
    { role: 'customer', text: 'Where can I exchange a large sum of euros?' } as const,
    ...history,
  ];
  const context = contextOf('and the price?', longer) ?? '';
  assert.match(context, /how long/);
  assert.doesNotMatch(context, /euros/);
});

test('a complete question gets no context', () => {
  assert.equal(contextOf('How can I change my registered phone number?', history), null);
  assert.equal(contextOf('怎么修改我在银行预留的手机号码', history), null);
});

test('the context comes only from earlier questions of the customer', () => {
  assert.equal(contextOf('and how much?', []), null);
  assert.equal(contextOf('and how much?', [{ role: 'agent', text: 'About your card' }]), null);
});
