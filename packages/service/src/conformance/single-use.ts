import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import type { IssuedToken, Problem, Session } from '@tellerkit/contract';
import { signCustomerToken } from '@tellerkit/sdk/tokens';
import type { TestService } from '../test-kit/index.ts';
import { asBackEnd, callAs } from '../testing/caller.ts';
import { keys } from '../testing/two-banks.ts';
import type { Setup } from './setup.ts';

const backEnds = [
  { id: 'web', secret: '0123456789abcdef0123456789abcdef' },
  { id: 'branch', secret: 'fedcba9876543210fedcba9876543210' },
] as const;
const singleUse = {
  bank: { customerTokenKeys: backEnds, sessions: { singleUseCustomerTokens: true } },
};

const openWith = (bank: TestService, customerToken: string) =>
  callAs(bank, keys.publishable).call<Session & Problem>('POST', '/v1/sessions', {
    body: { channel: 'web', locale: 'en', customerToken },
  });

const signByBank = async (bank: TestService) => {
  const options = { tenant: 'ginkgo', key: backEnds[0], externalId: 'anna', clock: bank.clock };
  return (await signCustomerToken(options)).token;
};

const signByService = async (bank: TestService) => {
  const body = { externalId: 'anna' };
  return (await asBackEnd(bank).post<IssuedToken>('/v1/customer-tokens', body)).token;
};

/** Signs a token with any `jti`, as another library would. */
function sign(bank: TestService, { id, secret }: (typeof backEnds)[number], jti?: unknown): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const iat = Math.floor(bank.clock.now() / 1000);
  const claims = { aud: 'tellerkit:ginkgo', sub: 'anna', iat, exp: iat + 300, jti };
  const content = `${encode({ alg: 'HS256', kid: id })}.${encode(claims)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

/**
 * Checks that a tenant can accept each customer token only once.
 */
export function checkSingleUse(setup: Setup): void {
  test('of many requests with one customer token only one opens a session', async (context) => {
    const { bank } = await setup(context, singleUse);
    for (const token of [await signByBank(bank), await signByService(bank)]) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => openWith(bank, token)));
      const opened = answers.filter(({ status }) => status === 201);
      assert.equal(opened.length, 1);
      for (const { status, body } of answers.filter((each) => each !== opened[0])) {
        assert.deepEqual([status, body.code], [401, 'invalid-token']);
        assert.match(body.detail, /already used.*Get a new token/);
      }
    }
    assert.equal((await openWith(bank, await signByBank(bank))).status, 201);
    assert.deepEqual(bank.errors, []);
  });

  test('a customer token opens several sessions unless the tenant accepts it only once', async (context) => {
    const { bank } = await setup(context, { bank: { customerTokenKeys: backEnds } });
    for (const token of [await signByBank(bank), await signByService(bank)])
      for (let use = 0; use < 2; use += 1) assert.equal((await openWith(bank, token)).status, 201);
  });

  test('a token without an id is refused where each customer token is accepted only once', async (context) => {
    const { bank } = await setup(context, singleUse);
    for (const jti of [undefined, '', 7]) {
      const { status, body } = await openWith(bank, sign(bank, backEnds[0], jti));
      assert.deepEqual([status, body.code], [401, 'invalid-token']);
      assert.match(body.detail, /jti/);
    }
    assert.equal((await openWith(bank, sign(bank, backEnds[0], '1'))).status, 201);
    assert.equal((await openWith(bank, sign(bank, backEnds[1], '1'))).status, 201);
    assert.equal((await openWith(bank, sign(bank, backEnds[0], '1'))).status, 401);
  });

  test('the service forgets a used customer token after the token has expired', async (context) => {
    const { bank, database } = await setup(context, singleUse);
    if (!database) return;
    const token = await signByBank(bank);
    await openWith(bank, token);
    await bank.clock.advance(60 * 60_000);
    assert.equal((await openWith(bank, token)).body.code, 'expired-token');
    await bank.close();
    assert.deepEqual(await database.readAll('used_customer_tokens'), []);
  });
}
