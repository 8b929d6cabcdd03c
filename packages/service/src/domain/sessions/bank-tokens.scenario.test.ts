import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, test } from 'node:test';
import type { Conversation, Customer, IssuedToken, Session } from '@tellerkit/contract';
import { signCustomerToken } from '@tellerkit/sdk/tokens';
import type { CustomerTokenKey, SignCustomerTokenOptions } from '@tellerkit/sdk/tokens';
import type { TestService } from '@tellerkit/service/test-kit';
import { createService } from '../../index.ts';
import type { CustomerTokenKeyOptions } from '../../index.ts';
import { openSqlite } from '../../node/index.ts';
import { asBackEnd, callAs } from '../../testing/caller.ts';
import { keys, startTwoBanks } from '../../testing/two-banks.ts';

const shared = { id: 'shared', secret: '0123456789abcdef0123456789abcdef' };
const pairs = {
  edwards: generateKeyPairSync('ed25519'),
  curve: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
};
const known: CustomerTokenKeyOptions[] = [
  shared,
  { id: 'edwards', publicKey: pairs.edwards.publicKey.export({ format: 'jwk' }) },
  { id: 'curve', publicKey: pairs.curve.publicKey.export({ format: 'jwk' }) },
];
const signing: CustomerTokenKey[] = [
  shared,
  { id: 'edwards', privateKey: pairs.edwards.privateKey.export({ format: 'jwk' }) },
  { id: 'curve', privateKey: pairs.curve.privateKey.export({ format: 'jwk' }) },
];
const tenants = [
  {
    slug: 'ginkgo',
    name: 'Ginkgo Bank',
    publishableKeys: [keys.publishable],
    secretKeys: [keys.secret],
    customerTokenKeys: known,
  },
  {
    slug: 'maple',
    name: 'Maple Bank',
    publishableKeys: [keys.otherPublishable],
    secretKeys: [],
    customerTokenKeys: [{ ...shared, id: 'maple' }],
  },
];

let bank: TestService;
beforeEach(async () => {
  bank = await startTwoBanks({ tenants });
});
afterEach(() => bank.close());

const sign = (options: Partial<SignCustomerTokenOptions> = {}) =>
  signCustomerToken({
    tenant: 'ginkgo',
    key: shared,
    externalId: 'crm-4711',
    clock: bank.clock,
    ...options,
  });

const openWith = (customerToken: string, key: string = keys.publishable) =>
  callAs(bank, key).call<Session & { code?: string }>('POST', '/v1/sessions', {
    body: { channel: 'web', locale: 'en', customerToken },
  });

async function refusal(customerToken: string, key?: string) {
  const { status, body } = await openWith(customerToken, key);
  return [status, body.code];
}

/** Forges a token with any claims. */
function forge(claims: object, head: object = { alg: 'HS256', kid: 'shared' }): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const content = `${encode(head)}.${encode(claims)}`;
  return `${content}.${createHmac('sha256', shared.secret).update(content).digest('base64url')}`;
}

test('a token signed by the bank identifies the same customer as a token of the service', async () => {
  const body = { externalId: 'crm-4711' };
  const { token } = await asBackEnd(bank).post<IssuedToken>('/v1/customer-tokens', body);
  const { body: first } = await openWith(token);
  for (const key of signing) {
    const { status, body: session } = await openWith((await sign({ key })).token);
    assert.deepEqual(
      [status, session.customerId, session.anonymous],
      [201, first.customerId, false],
    );
  }
  const other = await openWith((await sign({ externalId: 'crm-1' })).token);
  assert.notEqual(other.body.customerId, first.customerId);
});

test('a token signed by the bank sets the priority of the customer', async () => {
  const { token } = await sign({ displayName: 'Account holder', priority: 7 });
  const { body: session } = await openWith(token);
  const customer = callAs(bank, session.token);
  const { id } = await customer.post<Conversation>('/v1/conversations');
  const entry = await customer.post<{ priority: number }>(`/v1/conversations/${id}/hand-off`);
  assert.equal(entry.priority, 7);
});

test('the service rejects a token with invalid claims or a lifetime over ten minutes', async () => {
  const { token } = await sign({ expiresInMs: 60_000 });
  await bank.clock.jump(61_000);
  assert.deepEqual(await refusal(token), [401, 'expired-token']);
  const iat = bank.clock.now() / 1000;
  const claims = { aud: 'tellerkit:ginkgo', sub: 'crm-4711', iat, exp: iat + 600 };
  assert.equal((await openWith(forge(claims))).status, 201);
  for (const wrong of [
    { exp: iat + 601 },
    { iat: iat + 31, exp: iat + 60 },
    { iat: undefined },
    { exp: undefined },
    { exp: 'tomorrow' },
    { sub: undefined },
    { sub: '' },
    { sub: 'NUL\u0000' },
    { priority: 10 },
    { name: 7 },
    { aud: 'tellerkit:maple' },
    { aud: 'ginkgo' },
    { aud: undefined },
  ])
    assert.deepEqual(
      await refusal(forge({ ...claims, ...wrong })),
      [401, 'invalid-token'],
      JSON.stringify(wrong),
    );
});

test('the service accepts a token whose name was cut inside an emoji, and shows the rest of the name', async () => {
  const iat = bank.clock.now() / 1000;
  const claims = { aud: 'tellerkit:ginkgo', sub: 'crm-cut', iat, exp: iat + 60 };
  const { status, body } = await openWith(forge({ ...claims, name: 'Ada\0 \ud83d' }));
  assert.equal(status, 201);
  const { displayName } = await asBackEnd(bank).get<Customer>(`/v1/customers/${body.customerId}`);
  assert.equal(displayName, 'Ada \ufffd');
});

test('the service rejects a token with another key, another algorithm or another tenant', async () => {
  const { token } = await sign();
  const invalid = [401, 'invalid-token'];
  const iat = bank.clock.now() / 1000;
  const claims = { aud: 'tellerkit:ginkgo', sub: 'crm-4711', iat, exp: iat + 60 };
  for (const head of [
    { alg: 'HS256', kid: 'unknown' },
    { alg: 'HS256', kid: 'edwards' },
    { alg: 'HS256', kid: 'curve' },
    { alg: 'HS512', kid: 'shared' },
    { alg: 'none', kid: 'shared' },
    { kid: 'shared' },
    { alg: 'HS256', kid: 7 },
  ])
    assert.deepEqual(await refusal(forge(claims, head)), invalid, JSON.stringify(head));
  assert.deepEqual(await refusal(token, keys.otherPublishable), invalid);
  const secret = 'another secret of 32 characters!!';
  assert.deepEqual(await refusal((await sign({ key: { id: 'shared', secret } })).token), invalid);
  for (const cut of [token.slice(0, -3), `${token}x`, 'a.b.c', '...', token.replace('.', '')])
    assert.deepEqual(await refusal(cut), invalid);
  const used = await callAs(bank, token).call('GET', '/v1/conversations');
  assert.equal(used.status, 401, 'the token only opens sessions');
});

test('the start fails if keys are invalid, and the error quotes no key', () => {
  const start = (customerTokenKeys: CustomerTokenKeyOptions[]) => () => {
    const [tenant] = tenants;
    const base = { ...tenant, slug: 'one', name: 'One', publishableKeys: [], secretKeys: [] };
    return createService({
      database: openSqlite(':memory:'),
      tenants: [{ ...base, customerTokenKeys }],
    });
  };
  const privateKey = pairs.edwards.privateKey.export({ format: 'jwk' });
  for (const [wrong, pattern] of [
    [[{ id: 'k', secret: 'short' }], /at least 32/],
    [[{ id: 'not good', secret: shared.secret }], /letters, digits/],
    [[shared, shared], /Two customer token keys/],
    [[{ id: 'k', publicKey: privateKey }], /private key/],
    [[{ id: 'k', publicKey: { kty: 'RSA' } }], /Ed25519, or EC/],
  ] as [CustomerTokenKeyOptions[], RegExp][])
    assert.throws(start(wrong), (error: Error) => {
      assert.ok(error instanceof TypeError && !error.message.includes(String(privateKey.d)));
      return pattern.test(error.message);
    });
});

test('the API rejects a customer token, and the error says to open a session with the token', async () => {
  const body = { externalId: 'crm-4711' };
  const issued = await asBackEnd(bank).post<IssuedToken>('/v1/customer-tokens', body);
  for (const { token } of [issued, await sign()]) {
    const answer = await callAs(bank, token).call('GET', '/v1/conversations');
    assert.deepEqual([answer.status, answer.body.code], [401, 'invalid-token']);
    assert.match(answer.body.detail ?? '', /customer token.*open a session/i);
  }
});
