import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { getOwnAgent, listAgents } from '@tellerkit/contract';
import type { LiveEvent } from '@tellerkit/contract';
import { TellerClient } from '@tellerkit/sdk';
import { LiveConversation } from '@tellerkit/sdk/live';
import { verifyWebhook } from '@tellerkit/sdk/webhooks';
import type { WebhookRequest } from '@tellerkit/service';
import { openSqlite } from '@tellerkit/service/node';
import { createTestService, TestClock } from '@tellerkit/service/test-kit';
import type { TestServiceOptions } from '@tellerkit/service/test-kit';

const hour = 60 * 60 * 1000;

async function setUp(context: TestContext, options?: TestServiceOptions) {
  const bank = await createTestService(options);
  context.after(() => bank.close());
  const customer = await bank.customer();
  const client = new TellerClient({ ...bank.clientOptions, token: customer.token });
  return { bank, customer, client };
}

const newMessage = (text: string) => ({ content: [{ type: 'text' as const, text }] });

function textsOf(live: LiveConversation): string[] {
  return live.getSnapshot().items.flatMap((item) => {
    const block = item.kind === 'message' ? item.message.content[0] : undefined;
    return block && 'text' in block ? [block.text] : [];
  });
}

describe('a test service', () => {
  test('answers in a live conversation with the text that the test set', async (context) => {
    const { bank, client } = await setUp(context);
    bank.assistant.answersNext({ text: ['Block ', 'it ', 'in the app.'], everyMs: 50 });
    const live = new LiveConversation({ client, clock: bank.clock, random: bank.random });
    context.after(() => live.stop());
    await live.start();
    live.send('I lost my card');
    await bank.clock.advance(50);
    assert.equal(live.getSnapshot().answer?.text, 'Block it ');
    await bank.clock.advance(50);
    assert.deepEqual(textsOf(live), ['I lost my card', 'Block it in the app.']);
    assert.deepEqual(
      bank.assistant.questions.map(({ text }) => text),
      ['I lost my card'],
    );
    assert.deepEqual(bank.errors, []);
  });

  test('logs an error when the assistant fails', async (context) => {
    const { bank, customer } = await setUp(context);
    bank.assistant.fails();
    const { id } = await customer.open();
    await customer.say(id, 'Hello?');
    assert.deepEqual(
      bank.errors.map(({ event }) => event),
      ['assistant-failed'],
    );
  });

  test('offers a hand-off if an answer has low confidence', async (context) => {
    const { bank, customer, client } = await setUp(context);
    bank.assistant.answers({ text: 'Perhaps.', confidence: 0.1 });
    const { id } = await customer.open();
    await customer.say(id, 'Can I?');
    const { items } = await client.messages.list(id).first();
    assert.ok(JSON.stringify(items[0]?.content).includes('hand-off'));
  });

  test('lets an agent accept, reply and close', async (context) => {
    const { bank, customer, client } = await setUp(context);
    const agent = await bank.agent({ displayName: 'Counter 3' });
    const { id } = await customer.open();
    await customer.handOff(id);
    await agent.accept();
    await agent.reply('Good morning');
    await agent.close({ disposition: 'solved' });
    const conversation = await client.conversations.get(id);
    assert.equal(conversation.state, 'closed');
    const { items } = await client.messages.list(id).first();
    assert.deepEqual(items[0]?.author, {
      role: 'agent',
      id: agent.id,
      displayName: 'Counter 3',
    });
    await assert.rejects(() => agent.reply('Are you there?'), /call `accept` first/);
  });

  test('pauses a streamed answer until a promise in its text resolves', async (context) => {
    const { bank, client } = await setUp(context);
    const gate = Promise.withResolvers<void>();
    bank.assistant.answersNext({ text: ['Let ', gate.promise, 'me see.'] });
    const live = new LiveConversation({ client, clock: bank.clock, random: bank.random });
    context.after(() => live.stop());
    await live.start();
    live.send('Can I?');
    await bank.clock.settle();
    assert.equal(live.getSnapshot().answer?.text, 'Let ');
    gate.resolve();
    await bank.clock.settle();
    assert.deepEqual(textsOf(live), ['Can I?', 'Let me see.']);
  });

  test('sends no answers if the option `assistant` is null', async (context) => {
    const { bank, customer, client } = await setUp(context, { assistant: null });
    const { id } = await customer.open();
    await customer.say(id, 'Hello?');
    const { items } = await client.messages.list(id).first();
    assert.deepEqual(
      items.map(({ author }) => author.role),
      ['customer'],
    );
    assert.deepEqual(bank.assistant.questions, []);
  });

  test('uses the defaults for options that are undefined', async (context) => {
    // TypeScript rejects undefined for optional properties only under `exactOptionalPropertyTypes`.
    const options: object = { rateLimits: undefined, assistant: undefined, clock: undefined };
    const { bank, customer } = await setUp(context, options);
    const { id } = await customer.open();
    await customer.say(id, 'Hello?');
    assert.deepEqual(
      bank.assistant.questions.map(({ text }) => text),
      ['Hello?'],
    );
    const { headers, status } = await bank.fetch(`${bank.baseUrl}/v1/queues`, {
      headers: { authorization: `Bearer ${bank.secretKey}` },
    });
    assert.equal(status, 200);
    assert.equal(headers.get('ratelimit-policy'), null);
  });

  test('adds agents who are away or offline, and calls endpoints with the secret key', async (context) => {
    const { bank } = await setUp(context);
    const { id } = await bank.agent({ presence: 'offline' });
    const away = await bank.agent({ presence: 'away' });
    assert.equal((await away.call(getOwnAgent, {})).presence, 'away');
    const { items } = await bank.call(listAgents, { query: {} });
    assert.equal(items.find((agent) => agent.id === id)?.presence, 'offline');
  });

  test('keeps the data over a restart, and refuses connections while the service is stopped', async (context) => {
    const { bank, customer, client } = await setUp(context);
    const { id } = await customer.open();
    await bank.stop();
    await assert.rejects(client.conversations.get(id, { maxRetries: 0 }), {
      code: 'connection-failed',
    });
    await bank.start();
    assert.equal((await client.conversations.get(id)).id, id);
  });

  test('resumes an event stream after a restart without losing or repeating an event', async (context) => {
    const { bank, customer, client } = await setUp(context);
    const { id } = await customer.open();
    const stop = new AbortController();
    const seen: LiveEvent[] = [];
    const following = (async () => {
      for await (const event of client.events.stream(id, { signal: stop.signal })) seen.push(event);
    })();
    await customer.say(id, 'one');
    await bank.restart();
    await customer.say(id, 'two');
    await bank.clock.advance(30_000);
    stop.abort();
    await following;
    const numbers = seen.flatMap((event) => ('sequence' in event ? [event.sequence] : []));
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index + 1),
    );
    assert.equal(numbers.length, 5);
  });

  test('advances the time of the service and of its clients together', async (context) => {
    const { bank, customer, client } = await setUp(context);
    const before = bank.clock.now();
    await bank.clock.advance(2 * hour);
    assert.equal(bank.clock.now(), before + 2 * hour);
    await assert.rejects(client.conversations.create(), { code: 'expired-token' });
    assert.ok(Date.parse(customer.session.expiresAt) < bank.clock.now());
  });

  test('leaves no timer and no connection behind after closing', async (context) => {
    const { bank, customer, client } = await setUp(context);
    const { id } = await customer.open();
    const stop = new AbortController();
    const events = client.events.stream(id, { signal: stop.signal });
    await events.next();
    stop.abort();
    await events.next();
    await bank.close();
    assert.equal(bank.clock.pending, 0);
  });

  test('rejects `runUntil` if no timer is left to settle the promise', async (context) => {
    const { bank } = await setUp(context);
    await bank.stop();
    await assert.rejects(bank.clock.runUntil(new Promise(() => undefined)), /no timer is left/);
  });

  test('serves the tenants that the test sets', async (context) => {
    const shared = { secretKeys: ['sk_test_shared_0123456789'] };
    const tenants = [
      { ...shared, slug: 'maple', name: 'Maple', publishableKeys: ['pk_test_maple_0000000'] },
    ];
    const { bank, client } = await setUp(context, { tenants });
    assert.equal(bank.publishableKey, 'pk_test_maple_0000000');
    const { id } = await client.conversations.create();
    await client.messages.send(id, newMessage('Hello'));
    await assert.rejects(() => createTestService({ tenants: [] }), TypeError);
  });
});

test('two test services share their clock, and one after the other the customers of a database', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-'));
  const file = join(folder, 'bank.db');
  const clock = new TestClock();
  const other = await createTestService({ clock });
  const first = await createTestService({ database: openSqlite(file), clock });
  const { token } = await first.customer();
  await first.close();
  const second = await createTestService({ database: openSqlite(file), clock });
  context.after(async () => {
    for (const service of [other, second]) await service.close();
    await rm(folder, { recursive: true });
  });
  const client = new TellerClient({ ...second.clientOptions, token });
  await other.clock.advance(hour / 2);
  assert.equal(second.clock.now(), other.clock.now());
  const { id } = await client.conversations.create();
  assert.equal((await client.conversations.get(id)).id, id);
});

test('a test service sends webhooks through the sender that the test sets', async (context) => {
  const sent = Promise.withResolvers<WebhookRequest>();
  const bank = await createTestService({
    webhookSender: {
      policy: { ports: [443], allowLoopback: false },
      send: async (request) => {
        sent.resolve(request);
        return { status: 204, retryAfter: null };
      },
    },
  });
  context.after(() => bank.close());
  const { baseUrl, fetch, clock, secretKey } = bank;
  const client = new TellerClient({ baseUrl, fetch, clock, secretKey });
  const { verificationKey } = await client.webhookEndpoints.create({
    url: 'https://bank.example/webhooks',
  });
  const { id } = await client.conversations.create();
  const { body, headers } = await sent.promise;
  const event = await verifyWebhook(body, headers, verificationKey, { clock });
  assert.ok(event.type === 'conversation.created');
  assert.equal(event.data.conversationId, id);
});
