import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TellerClient } from '@tellerkit/sdk';
import type { TellerClientOptions } from '@tellerkit/sdk';
import { FakeClock } from '../testing/fake-clock.ts';
import { FakeService, json, noService } from '../testing/fake-service.ts';
import type { Answer } from '../testing/fake-service.ts';

const emptyPage = { items: [], nextCursor: null };

function clientOf(answer: Answer, options: Partial<TellerClientOptions> = {}) {
  const service = new FakeService(answer);
  const clock = new FakeClock();
  const { fetch } = service;
  const given = { baseUrl: 'https://service.test', fetch, clock, random: () => 0.5 };
  const client = new TellerClient({
    ...given,
    secretKey: 'sk_1',
    ...options,
  } as TellerClientOptions);
  const ask = (asking: TellerClient) =>
    clock.runUntil(asking.queues.list().first()).catch(() => undefined);
  return { client, service, clock, ask };
}

const sent = (service: FakeService, name: string) =>
  service.requests.map(({ headers }) => headers.get(name));

describe('a derived client', () => {
  test('keeps what is not named, replaces what is, and leaves the first as it was', async () => {
    const { client, service, ask } = clientOf(() => json(emptyPage), {
      locale: 'en',
      headers: { 'x-branch': '7', 'x-desk': '2' },
    });
    const derived = client.withOptions({ locale: 'zh-CN', headers: { 'x-branch': '8' } });
    await ask(derived);
    await ask(client);
    await ask(derived.withOptions({ locale: undefined }));
    assert.deepEqual(sent(service, 'accept-language'), ['zh-CN', 'en', null]);
    assert.deepEqual(sent(service, 'x-branch'), ['8', '7', '8']);
    assert.deepEqual(sent(service, 'x-desk'), [null, '2', null]);
    assert.deepEqual(new Set(sent(service, 'authorization')), new Set(['Bearer sk_1']));
  });

  test('goes to another address', async () => {
    const { client, service, ask } = clientOf(() => json(emptyPage));
    await ask(client.withOptions({ baseUrl: 'https://other.test/' }));
    assert.equal(service.requests[0]?.url, 'https://other.test/v1/queues');
  });

  test('calls as somebody else: another key or token takes the place of the one there was', async () => {
    const { client, service, ask } = clientOf(() => json(emptyPage));
    const customer = client.withOptions({ token: 'customer' });
    await ask(customer);
    await ask(customer.withOptions({ secretKey: 'sk_2' }));
    await ask(customer.withOptions({ publishableKey: 'pk_1' }));
    assert.deepEqual(sent(service, 'authorization'), [
      'Bearer customer',
      'Bearer sk_2',
      'Bearer pk_1',
    ]);
    assert.throws(() => client.withOptions({ secretKey: undefined }), TypeError);
  });

  test('shares the token, one under way too', async () => {
    let asked = 0;
    const token = async () => ({ token: `t${++asked}` });
    const { client, service, ask } = clientOf(() => json(emptyPage), {
      secretKey: undefined,
      token,
    });
    const derived = client.withOptions({ timeoutMs: 5000, locale: 'zh-CN' });
    await Promise.all([ask(client), ask(derived), ask(derived.withOptions({ token }))]);
    assert.equal(asked, 1);
    await ask(client.withOptions({ token: async () => ({ token: 'another' }) }));
    assert.deepEqual(sent(service, 'authorization').slice(-1), ['Bearer another']);
  });

  test('shares the retry budget, unless it has one of its own or another service', async () => {
    const { client, service, ask } = clientOf(noService, { retryBudget: 1 });
    const tries = async (asking: TellerClient) => {
      await ask(asking);
      return service.requests.splice(0).length;
    };
    assert.equal(await tries(client.withOptions({ maxRetries: 5 })), 2);
    assert.equal(await tries(client), 1);
    assert.equal(await tries(client.withOptions({ locale: 'en' })), 1);
    assert.equal(await tries(client.withOptions({ retryBudget: 2 })), 3);
    assert.equal(await tries(client.withOptions({ baseUrl: 'https://other.test' })), 2);
  });

  test('has the time limits of its own, and a call has those of its own above them', async () => {
    const { client, clock } = clientOf(() => new Promise(() => undefined), { maxRetries: 0 });
    const derived = client.withOptions({ timeoutMs: 2000 });
    const limit = (call: Promise<unknown>, timeoutMs: number) =>
      assert.rejects(clock.runUntil(call), { name: 'TimeoutError', timeoutMs });
    await limit(client.queues.list().first(), 15_000);
    await limit(derived.queues.list().first(), 2000);
    await limit(derived.queues.list({}, { timeoutMs: 300 }).first(), 300);
  });
});
