import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { CustomerClient, CustomerSession, TellerClient, memorySessionStore } from '@tellerkit/sdk';
import type { CustomerSessionOptions, SessionStore } from '@tellerkit/sdk';
import { LiveConversation } from '@tellerkit/sdk/live';
import type { TestService } from '@tellerkit/service/test-kit';
import { createTestService } from '@tellerkit/service/test-kit';

let bank: TestService;
let backEnd: TellerClient;
beforeEach(async () => {
  bank = await createTestService();
  const { publishableKey: _, ...options } = bank.clientOptions;
  backEnd = new TellerClient({ ...options, secretKey: bank.secretKey });
});
afterEach(() => bank.close());

/** Opens a live conversation with one sent message. */
async function openPage(
  store: SessionStore,
  customerToken?: CustomerSessionOptions['customerToken'],
) {
  const { publishableKey: _, ...options } = bank.clientOptions;
  const session = new CustomerSession({
    ...bank.clientOptions,
    channel: 'web',
    locale: 'en',
    customerToken,
    store,
  });
  const client = new CustomerClient({ ...options, token: session.token });
  const { clock, random } = bank;
  const live = new LiveConversation({ client, clock, random });
  await live.start();
  live.send('Before');
  await bank.clock.advance(1000);
  return live;
}

const endAll = (live: LiveConversation) =>
  backEnd.sessions.revokeAll(live.getSnapshot().conversation?.customerId ?? '');

const texts = (live: LiveConversation) =>
  live
    .getSnapshot()
    .items.flatMap((item) =>
      item.kind === 'message' && item.message.author.role === 'customer'
        ? item.message.content
        : [],
    )
    .map((block) => (block.type === 'text' ? block.text : ''));

test('a signed-in customer continues the conversation after the bank has ended the session', async (context) => {
  const live = await openPage(memorySessionStore(), async () => {
    return (await backEnd.customerTokens.create({ externalId: 'anna' })).token;
  });
  context.after(() => live.stop());
  await endAll(live);
  live.send('After');
  await bank.clock.advance(60_000);
  const { connection, outgoing } = live.getSnapshot();
  assert.deepEqual([connection, outgoing], ['live', []]);
  assert.deepEqual(texts(live), ['Before', 'After']);
});

test('an anonymous customer keeps a message that fails because the session has ended', async (context) => {
  const live = await openPage(memorySessionStore());
  context.after(() => live.stop());
  await endAll(live);
  live.send('After');
  await bank.clock.advance(60_000);
  const { connection, outgoing } = live.getSnapshot();
  assert.deepEqual(
    outgoing.map(({ state, error, content }) => [state, error?.code, content[0]]),
    [['failed', 'not-found', { type: 'text', text: 'After' }]],
  );
  assert.equal(connection, 'ended');
  assert.deepEqual(texts(live), ['Before'], 'the conversation stays readable');
});

test('a signed-in customer gets a session although the response that used the customer token was lost', async (context) => {
  const strict = await createTestService({
    tenants: [
      {
        slug: 'strict',
        name: 'Strict Bank',
        publishableKeys: ['pk_test_strict_0001'],
        secretKeys: ['sk_test_strict_0001'],
        sessions: { singleUseCustomerTokens: true },
      },
    ],
  });
  context.after(() => strict.close());
  const { publishableKey: _, ...options } = strict.clientOptions;
  const issuer = new TellerClient({ ...options, secretKey: strict.secretKey });
  let issued = 0;
  const session = new CustomerSession({
    ...strict.clientOptions,
    async customerToken() {
      issued += 1;
      return (await issuer.customerTokens.create({ externalId: 'anna' })).token;
    },
  });
  strict.faults.cutAfterCommit({ endpoint: 'sessions.create', nth: 1 });
  const request = { reason: 'initial', signal: new AbortController().signal } as const;
  const { token } = await strict.clock.runUntil(session.token(request));
  const client = new CustomerClient({ ...options, token });
  assert.deepEqual((await client.conversations.list().first()).items, []);
  assert.equal(issued, 2);
});
