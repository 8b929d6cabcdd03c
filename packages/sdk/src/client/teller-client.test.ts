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
  const defaults = { baseUrl: 'https://service.test', fetch, clock, random: () => 0.5 };
  const client = new TellerClient({
    ...defaults,
    secretKey: 'sk_1',
    ...options,
  } as TellerClientOptions);
  const callWith = (caller: TellerClient) =>
    clock.runUntil(caller.queues.list().first()).catch(() => undefined);
  return { client, service, clock, callWith };
}

const sent = (service: FakeService, name: string) =>
  service.requests.map(({ headers }) => headers.get(name));

describe('TellerClient.withOptions', () => {
  test('replaces the named options only and leaves the original client unchanged', async () => {
    const { client, service, callWith } = clientOf(() => json(emptyPage), {
      locale: 'en',
      headers: { 'x-branch': '7', 'x-desk': '2' },
    });
    const derived = client.withOptions({ locale: 'zh-CN', headers: { 'x-branch': '8' } });
    await callWith(derived);
    await callWith(client);
    await callWith(derived.withOptions({ locale: undefined }));
    assert.deepEqual(sent(service, 'accept-language'), ['zh-CN', 'en', null]);
    assert.deepEqual(sent(service, 'x-branch'), ['8', '7', '8']);
    assert.deepEqual(sent(service, 'x-desk'), [null, '2', null]);
    assert.deepEqual(new Set(sent(service, 'authorization')), new Set(['Bearer sk_1']));
  });

  test('sends calls to another base URL', async () => {
    const { client, service, callWith } = clientOf(() => json(emptyPage));
    await callWith(client.withOptions({ baseUrl: 'https://other.test/' }));
    assert.equal(service.requests[0]?.url, 'https://other.test/v1/queues');
  });

  test('replaces the old credential with a new key or token', async () => {
    const { client, service, callWith } = clientOf(() => json(emptyPage));
    const customer = client.withOptions({ token: 'customer' });
    await callWith(customer);
    await callWith(customer.withOptions({ secretKey: 'sk_2' }));
    await callWith(customer.withOptions({ publishableKey: 'pk_1' }));
    assert.deepEqual(sent(service, 'authorization'), [
      'Bearer customer',
      'Bearer sk_2',
      'Bearer pk_1',
    ]);
    assert.throws(() => client.withOptions({ secretKey: undefined }), TypeError);
  });

  test('shares current and pending tokens with the original client', async () => {
    let requested = 0;
    const token = async () => ({ token: `t${++requested}` });
    const { client, service, callWith } = clientOf(() => json(emptyPage), {
      secretKey: undefined,
      token,
    });
    const derived = client.withOptions({ timeoutMs: 5000, locale: 'zh-CN' });
    await Promise.all([
      callWith(client),
      callWith(derived),
      callWith(derived.withOptions({ token })),
    ]);
    assert.equal(requested, 1);
    await callWith(client.withOptions({ token: async () => ({ token: 'another' }) }));
    assert.deepEqual(sent(service, 'authorization').slice(-1), ['Bearer another']);
  });

  test('shares the retry budget unless `retryBudget` or `baseUrl` differ', async () => {
    const { client, service, callWith } = clientOf(noService, { retryBudget: 1 });
    const attempts = async (caller: TellerClient) => {
      await callWith(caller);
      return service.requests.splice(0).length;
    };
    assert.equal(await attempts(client.withOptions({ maxRetries: 5 })), 2);
    assert.equal(await attempts(client), 1);
    assert.equal(await attempts(client.withOptions({ locale: 'en' })), 1);
    assert.equal(await attempts(client.withOptions({ retryBudget: 2 })), 3);
    assert.equal(await attempts(client.withOptions({ baseUrl: 'https://other.test' })), 2);
  });

  test('sets timeouts that a call can override', async () => {
    const { client, clock } = clientOf(() => new Promise(() => undefined), { maxRetries: 0 });
    const derived = client.withOptions({ timeoutMs: 2000 });
    const limit = (call: Promise<unknown>, timeoutMs: number) =>
      assert.rejects(clock.runUntil(call), { name: 'TimeoutError', timeoutMs });
    await limit(client.queues.list().first(), 15_000);
    await limit(derived.queues.list().first(), 2000);
    await limit(derived.queues.list({}, { timeoutMs: 300 }).first(), 300);
  });
});
