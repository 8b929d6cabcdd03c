import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { ContentBlock, Conversation, Message } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import type { EventReader } from '../../../test-kit/event-reader.ts';
import { asBackEnd, asCustomer, openConversation } from '../../../testing/caller.ts';
import type { Caller } from '../../../testing/caller.ts';
import { startTwoBanks } from '../../../testing/two-banks.ts';

let bank: TestService;
let customer: Caller;
let path: string;
let reader: EventReader;

beforeEach(async () => {
  bank = await startTwoBanks();
  customer = await asCustomer(bank);
  path = `/v1/conversations/${(await openConversation(customer)).id}`;
  reader = await customer.stream(`${path}/events/stream`);
});
afterEach(async () => {
  await reader.cancel();
  await bank.close();
});

const ask = (text: string, block: object = {}) =>
  customer.post<Message>(`${path}/messages`, {
    content: [{ type: 'text', text, ...block }],
  });

/** Reads the next message that the customer did not write. */
async function nextAnswer(): Promise<Message> {
  for (;;) {
    const data = (await reader.until('message.created')).at(-1)?.data;
    assert.ok(data?.type === 'message.created');
    if (data.data.message.author.role !== 'customer') return data.data.message;
  }
}

const typesOf = (content: readonly ContentBlock[]) =>
  content.map((block) => (block.type === 'notice' ? block.code : block.type));

test('messages sent during an answer are answered together by the next answer', async () => {
  const gate = Promise.withResolvers<void>();
  bank.assistant.answersNext({ text: ['First', gate.promise] });
  await ask('One');
  await reader.until('answer.delta', 'answer.snapshot');
  await ask('Two');
  await ask('Three');
  gate.resolve();
  const first = await nextAnswer();
  const second = await nextAnswer();
  assert.deepEqual(first.content, [{ type: 'markdown', text: 'First' }]);
  assert.deepEqual(second.content, [{ type: 'markdown', text: 'You asked: Two\nThree' }]);
  assert.notEqual(first.id, second.id);
  assert.equal(bank.assistant.questions.length, 2);
});

test('the assistant gets the earlier messages of the conversation', async () => {
  await ask('One');
  await nextAnswer();
  await ask('Two');
  await nextAnswer();
  const [, second] = bank.assistant.questions;
  assert.equal(second?.text, 'Two');
  assert.deepEqual(second.history, [
    { role: 'customer', text: 'One' },
    { role: 'assistant', text: 'You asked: One' },
  ]);
});

test('the assistant gets the newest 64 KiB of a conversation with large messages', async () => {
  const large = Array.from({ length: 4 }, () => ({ type: 'text', text: 'x'.repeat(3750) }));
  for (const text of ['One', 'Two', 'Three', 'Four']) {
    await customer.post(`${path}/messages`, { content: [{ type: 'text', text }, ...large] });
    await nextAnswer();
  }
  const question = bank.assistant.questions.at(-1);
  assert.equal(question?.text.split('\n')[0], 'Four');
  const heads = question.history.map(({ text }) => text.split('\n')[0]);
  assert.deepEqual(heads, ['You asked: Two', 'Three', 'You asked: Three']);
});

test('if the assistant fails, the customer gets a notice and can ask for a person', async () => {
  bank.assistant.answers({ text: 'Well', ending: 'fails' });
  await ask('Hello?');
  const answer = await nextAnswer();
  assert.deepEqual(typesOf(answer.content), ['answer-failed', 'quick-replies']);
  assert.deepEqual(
    bank.errors.map(({ event }) => event),
    ['assistant-failed'],
  );
  assert.ok(
    !JSON.stringify(bank.errors).includes('scripted'),
    'the log omits the message of the error',
  );
});

test('if the assistant is silent for 15 seconds, the customer gets a notice', async () => {
  bank.assistant.answers({ text: ['Wait', new Promise(() => undefined)] });
  const started = reader.until('answer.delta', 'answer.snapshot');
  await ask('Hello?');
  await started;
  await bank.clock.advance(15_000);
  assert.deepEqual(typesOf((await nextAnswer()).content), ['answer-failed', 'quick-replies']);
});

test('an uncertain answer has a notice, offers a person, and omits invalid content', async () => {
  bank.assistant.answers({
    text: 'Perhaps this\u0000.',
    confidence: 0.2,
    quickReplies: [{ id: '', label: 'broken' }],
    citations: [
      { articleId: 'no id', slug: 'a', title: 'A', excerpt: '', url: null },
      {
        articleId: 'art_01jd0000000000000000000000',
        slug: 'fees',
        title: 'Fees',
        excerpt: 'x'.repeat(900),
        url: null,
      },
    ],
  });
  await ask('Fees?');
  const { content } = await nextAnswer();
  assert.deepEqual(typesOf(content), ['markdown', 'citations', 'low-confidence', 'quick-replies']);
  assert.ok(content[1]?.type === 'citations');
  assert.deepEqual(
    content[1].citations.map(({ slug, excerpt }) => [slug, excerpt.length]),
    [['fees', 400]],
  );
  assert.deepEqual(content[3], {
    type: 'quick-replies',
    replies: [{ id: 'hand-off', label: 'Talk to a person' }],
  });
});

test('the labels, excerpts and pieces of an answer end with whole characters, and each label can be sent', async () => {
  const family = '👩‍👩‍👧‍👦';
  const source = {
    articleId: 'art_01jd0000000000000000000000',
    slug: 'fees',
    title: `Fees \ud83d`,
    excerpt: 'x'.repeat(399) + family,
    url: null,
  };
  bank.assistant.answers({
    text: ['Gern \ud83d', '\ude42 und', ' mehr \ud83d'],
    confidence: 1,
    quickReplies: [
      { id: 'a', label: 'x'.repeat(79) + '🙂🙂' },
      { id: 'b', label: 'x'.repeat(79) + family },
      { id: 'c', label: '🙂'.repeat(80) },
      { id: 'd', label: ' ' },
      { id: 'e\0', label: 'x' },
    ],
    citations: [source],
  });
  await ask('Fees?');
  const { content } = await nextAnswer();
  assert.deepEqual(content, [
    { type: 'markdown', text: 'Gern 🙂 und mehr \ufffd' },
    {
      type: 'citations',
      citations: [{ ...source, title: 'Fees \ufffd', excerpt: 'x'.repeat(399) }],
    },
    {
      type: 'quick-replies',
      replies: [
        { id: 'a', label: 'x'.repeat(79) + '🙂' },
        { id: 'b', label: 'x'.repeat(79) },
        { id: 'c', label: '🙂'.repeat(80) },
      ],
    },
  ]);
  assert.ok(content[2]?.type === 'quick-replies');
  for (const { id, label } of content[2].replies) {
    await customer.post(`${path}/messages`, {
      content: [{ type: 'text', text: label, replyId: id }],
    });
    await nextAnswer();
  }
});

test('a request for a person puts the customer in a queue', async () => {
  bank.assistant.answers({ text: 'Of course.', intent: 'hand-off' });
  await ask('A human please');
  await nextAnswer();
  await reader.until('queue.joined');
  const { state } = await customer.get<Conversation>(path);
  assert.equal(state, 'queued');
  await ask('Still there?');
  assert.equal(bank.assistant.questions.length, 1);
});

test('a request for a person gets a notice while no queue is open', async () => {
  const closed = await startTwoBanks({
    tenants: [
      {
        slug: 'night',
        name: 'Night Bank',
        publishableKeys: ['pk_night_0123456789'],
        secretKeys: [],
        queues: [{ slug: 'desk', name: 'Desk', open: false }],
      },
    ],
  });
  const nightCustomer = await asCustomer(closed, 'pk_night_0123456789');
  const { id } = await openConversation(nightCustomer);
  const messages = `/v1/conversations/${id}/messages`;
  const content = [{ type: 'text', text: 'A person', replyId: 'hand-off' }];
  await nightCustomer.post(messages, { content });
  const { items } = await nightCustomer.get<{ items: Message[] }>(messages);
  assert.deepEqual(typesOf(items[0]?.content ?? []), ['nobody-on-duty']);
  const refused = await nightCustomer.call('POST', `/v1/conversations/${id}/hand-off`, {
    body: {},
  });
  assert.deepEqual([refused.status, refused.body.code], [409, 'queue-closed']);
  await closed.close();
});

test('closing a conversation ends a running answer, and stores no message of that answer', async () => {
  const gate = Promise.withResolvers<void>();
  bank.assistant.answers({ text: ['Half', gate.promise] });
  await ask('Hello?');
  await reader.until('answer.delta', 'answer.snapshot');
  const first = await customer.post<Conversation>(`${path}/close`);
  const again = await asBackEnd(bank).post<Conversation>(`${path}/close`, { disposition: 'spam' });
  assert.deepEqual(again, first);
  const data = (await reader.until('conversation.closed')).at(-1)?.data;
  assert.ok(data?.type === 'conversation.closed');
  assert.equal(data.data.closedBy.role, 'customer');
  gate.resolve();
  const end = reader.next();
  await bank.close();
  assert.equal(await end, undefined);
});

test('the service stores a read mark only if the mark covers a new message', async () => {
  await ask('One');
  const { sequence } = await nextAnswer();
  const mark = (upTo: number) => customer.call('POST', `${path}/read`, { body: { upTo } });
  assert.equal((await mark(sequence)).status, 204);
  assert.equal((await mark(sequence + 1)).status, 204);
  assert.equal((await mark(9_007_199_254_740_991)).status, 204);
  const { lastSequence } = await customer.get<Conversation>(path);
  assert.equal(lastSequence, sequence + 1);
});

test('a typing event reaches the readers, and the service does not store the event', async () => {
  const before = await customer.get<Conversation>(path);
  const seen = reader.until('typing');
  assert.equal((await customer.call('POST', `${path}/typing`)).status, 204);
  const data = (await seen).at(-1)?.data;
  assert.ok(data?.type === 'typing');
  assert.equal(data.data.participant.role, 'customer');
  assert.deepEqual(await customer.get<Conversation>(path), before);
});
