import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asBackEnd, callAs } from '../testing/caller.ts';
import { keys } from '../testing/two-banks.ts';
import type { Setup } from './setup.ts';
import { hire } from './staffed-bank.ts';

const next = 'sk_test_ginkgo_0002';

/**
 * Checks that the tokens that a secret key requested end with the key.
 */
export function checkReplacedKeys(setup: Setup): void {
  test('tokens that a secret key requested end when the bank replaces the key', async (context) => {
    const { bank, restart } = await setup(context);
    const { desk } = await hire(bank, {});
    const issued = await asBackEnd(bank).post<{ token: string }>('/v1/customer-tokens', {
      externalId: 'customer-7',
    });
    const open = (service: typeof bank) =>
      callAs(service, keys.publishable).call('POST', '/v1/sessions', {
        body: { channel: 'web', locale: 'en', customerToken: issued.token },
      });
    const me = (service: typeof bank) =>
      callAs(service, desk.credential).call('GET', '/v1/agents/me');
    // Both keys overlap at first
    const both = await restart({ bank: { secretKeys: [next, keys.secret] } });
    assert.deepEqual([(await me(both)).status, (await open(both)).status], [200, 201]);
    const replaced = await restart({ bank: { secretKeys: [next] } });
    for (const answer of [await me(replaced), await open(replaced)])
      assert.deepEqual([answer.status, answer.body.code], [401, 'invalid-token']);
    const { desk: renewed } = await hire(replaced, {});
    assert.equal((await renewed.call('GET', '/v1/agents/me')).status, 200);
  });
}

/**
 * Checks that a node ends the streams of a key and of its tokens once another node starts without the key.
 */
export function checkReplacedKeysOnNodes(setup: Setup): void {
  test('another node ends the streams of a replaced key and of its tokens', async (context) => {
    const { bank, beside } = await setup(context);
    const { desk } = await hire(bank, {});
    const own = await desk.stream('/v1/agents/me/desk/stream');
    await own.next();
    const { items } = await asBackEnd(bank).get<{ items: { id: string }[] }>('/v1/queues');
    const board = await asBackEnd(bank).stream(`/v1/queues/${items[0]?.id}/board/stream`);
    await board.next();
    await beside({ bank: { secretKeys: [next] } });
    while (await own.next());
    while (await board.next());
    assert.equal((await desk.call('GET', '/v1/agents/me')).status, 401);
  });

  test('a suspension ends the streams of the agent on every node', async (context) => {
    const { bank, beside } = await setup(context);
    const { agent, desk } = await hire(bank, {});
    const stream = await desk.stream('/v1/agents/me/desk/stream');
    await stream.next();
    const other = await beside({});
    const path = `/v1/agents/${agent.id}`;
    await callAs(other, keys.secret).call('PATCH', path, { body: { suspended: true } });
    while (await stream.next());
    assert.equal((await desk.call('GET', '/v1/agents/me')).status, 401);
  });
}
