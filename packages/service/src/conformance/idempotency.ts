import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Conversation } from '@tellerkit/contract';
import { asBackEnd, asCustomer, callAs } from '../testing/caller.ts';
import { keys } from '../testing/two-banks.ts';
import type { Setup } from './setup.ts';

const day = 24 * 60 * 60 * 1000;

/**
 * Checks that repeated requests have one effect and one response.
 */
export function checkIdempotency(setup: Setup): void {
  test('parallel posts with the same key have one effect, and all get the same response', async (context) => {
    const { bank } = await setup(context);
    const customer = await asCustomer(bank);
    const post = () =>
      customer.call('POST', '/v1/conversations', {
        body: {},
        headers: { 'idempotency-key': 'open-once' },
      });
    const answers = await Promise.all(Array.from({ length: 50 }, post));
    const created = answers.filter(({ status }) => status === 201);
    assert.ok(created.length >= 1);
    for (const { status, body, headers } of answers.filter(({ status }) => status !== 201)) {
      assert.deepEqual([status, body.code], [409, 'idempotency-in-progress']);
      assert.equal(headers.get('retry-after'), '1');
    }
    const repeated = await post();
    assert.equal(repeated.text, created[0]?.text);
    assert.equal(repeated.headers.get('idempotent-replayed'), 'true');
    const { items } = await customer.get<{ items: Conversation[] }>('/v1/conversations');
    assert.equal(items.length, 1);
  });

  test('an idempotency key identifies one request of a caller for a day', async (context) => {
    const { bank } = await setup(context);
    const customer = await asCustomer(bank);
    const headers = { 'idempotency-key': 'key-1' };
    const first = await customer.call('POST', '/v1/conversations', { body: {}, headers });
    const other = await customer.call('POST', '/v1/conversations', {
      body: { locale: 'zh-CN' },
      headers,
    });
    assert.deepEqual([other.status, other.body.code], [422, 'idempotency-mismatch']);
    const otherCustomer = await asCustomer(bank);
    const independent = await otherCustomer.call('POST', '/v1/conversations', {
      body: {},
      headers,
    });
    assert.equal(independent.headers.get('idempotent-replayed'), null);
    assert.notEqual(independent.text, first.text);
    const add = () =>
      asBackEnd(bank).call('POST', '/v1/agents', {
        body: { displayName: 'Counter 1' },
        headers: { 'idempotency-key': 'key-2' },
      });
    const agent = await add();
    assert.equal((await add()).text, agent.text);
    await bank.clock.jump(day + 1);
    assert.equal((await add()).headers.get('idempotent-replayed'), null);
  });

  test('requests of two tenants or to two endpoints may have the same idempotency key', async (context) => {
    const { bank } = await setup(context);
    const other = callAs(bank, keys.otherSecret);
    const headers = { 'idempotency-key': 'shared' };
    const answers = [];
    for (const caller of [asBackEnd(bank), other])
      for (const [path, body] of [
        ['/v1/conversations', {}],
        ['/v1/agents', { displayName: 'Counter 1' }],
      ] as const)
        answers.push(await caller.call('POST', path, { body, headers }));
    for (const { status, headers: sent } of answers)
      assert.deepEqual([status, sent.get('idempotent-replayed')], [201, null]);
    assert.equal(new Set(answers.map(({ text }) => text)).size, 4);
  });

  test('the service keeps the response to an idempotent request for a day, even over a restart', async (context) => {
    const { bank, database, restart } = await setup(context);
    if (!database) return;
    const post = (at: typeof bank) =>
      asBackEnd(at).call('POST', '/v1/conversations', {
        body: {},
        headers: { 'idempotency-key': 'day' },
      });
    const first = await post(bank);
    const next = await restart();
    await next.clock.jump(day - 1);
    const stored = await post(next);
    assert.deepEqual(
      [stored.text, stored.headers.get('idempotent-replayed')],
      [first.text, 'true'],
    );
    await next.clock.jump(1);
    assert.notEqual((await post(next)).text, first.text);
  });

  test('a response with a signing key is not stored as plain text', async (context) => {
    const { bank, database } = await setup(context);
    const add = () =>
      asBackEnd(bank).call<{ verificationKey: string }>('POST', '/v1/webhook-endpoints', {
        body: { url: 'https://bank.example/webhooks' },
        headers: { 'idempotency-key': 'endpoint-1' },
      });
    const added = await add();
    assert.equal((await add()).text, added.text);
    if (!database) return;
    await bank.close();
    const stored = await database.readAll('idempotency');
    assert.equal(stored.length, 1);
    assert.ok(!JSON.stringify(stored).includes(added.body.verificationKey));
  });

  test('a failed request may be retried with the same idempotency key', async (context) => {
    const { bank } = await setup(context);
    const customer = await asCustomer(bank);
    const headers = { 'idempotency-key': 'retry' };
    const path = '/v1/conversations/cnv_00000000000000000000000000/close';
    const refused = await customer.call('POST', path, { body: {}, headers });
    const again = await customer.call('POST', path, { body: {}, headers });
    assert.deepEqual([refused.status, again.status], [404, 404]);
    const wrong = await customer.call('POST', '/v1/conversations', {
      body: {},
      headers: { 'idempotency-key': 'a b' },
    });
    assert.deepEqual([wrong.status, wrong.body.code], [400, 'invalid-request']);
  });
}
