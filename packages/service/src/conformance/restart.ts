import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message, Problem, Session } from '@tellerkit/contract';
import { asBackEnd, asCustomer, asPage, callAs, openConversation } from '../testing/caller.ts';
import { keys } from '../testing/two-banks.ts';
import type { Setup } from './setup.ts';

/**
 * Checks that accepted data survives a restart and interrupted work is completed.
 */
export function checkRestart(setup: Setup): void {
  test('after a restart, the service gives an interrupted answer once', async (context) => {
    const { bank, restart } = await setup(context);
    const customer = await asCustomer(bank);
    const { id } = await openConversation(customer);
    bank.assistant.answers({ text: ['Half an ', new Promise(() => undefined)] });
    const reader = await customer.stream(`/v1/conversations/${id}/events/stream`);
    await customer.post(`/v1/conversations/${id}/messages`, {
      content: [{ type: 'text', text: 'Are you there?' }],
    });
    await reader.until('answer.delta', 'answer.snapshot');
    const next = await restart();
    const messages = `/v1/conversations/${id}/messages`;
    const secret = asBackEnd(next);
    const stream = await secret.stream(`/v1/conversations/${id}/events/stream?after=2`);
    await stream.until('message.created');
    await stream.cancel();
    const { items } = await secret.get<{ items: Message[] }>(messages);
    assert.deepEqual(
      items.map(({ author }) => author.role),
      ['assistant', 'customer'],
    );
    const third = await restart();
    const after = await asBackEnd(third).get<{ items: Message[] }>(messages);
    assert.deepEqual(after.items, items);
  });

  test('sessions, idempotency keys and the signing secret survive a restart', async (context) => {
    const { bank, restart } = await setup(context);
    const body = { channel: 'kiosk', locale: 'zh-CN' };
    const session = await asPage(bank).post<Session>('/v1/sessions', body);
    const openOnce = (at: typeof bank) =>
      callAs(at, session.token).call('POST', '/v1/conversations', {
        body: {},
        headers: { 'idempotency-key': 'conversation-9' },
      });
    const opened = await openOnce(bank);
    const next = await restart();
    const again = await openOnce(next);
    assert.deepEqual([again.status, again.text], [201, opened.text]);
    const { refreshToken } = session;
    const renewed = await asPage(next).call('POST', '/v1/sessions/refresh', {
      body: { refreshToken },
    });
    assert.equal(renewed.status, 200);
  });

  test('a tenant can change its slug, and can be removed and added again', async (context) => {
    const { bank, restart } = await setup(context);
    const customer = await asCustomer(bank);
    const agent = await asBackEnd(bank).post<{ id: string }>('/v1/agents', {
      displayName: 'Ada',
    });
    const body = { agentId: agent.id };
    const { token } = await asBackEnd(bank).post<{ token: string }>('/v1/agent-tokens', body);
    const tenant = {
      slug: 'ginkgo-two',
      name: 'Ginkgo Bank',
      publishableKeys: [keys.publishable],
      secretKeys: [keys.secret],
    };
    const renamed = await restart({ tenants: [tenant] });
    await openConversation(await asCustomer(renamed));
    for (const old of [customer.credential, token]) {
      const { status, body } = await callAs(renamed, old).call<Problem>('GET', '/v1/queues');
      assert.deepEqual([status, body.code], [401, 'invalid-token']);
    }
    const other = await callAs(renamed, keys.otherSecret).call<Problem>('GET', '/v1/queues');
    assert.deepEqual([other.status, other.body.code], [401, 'invalid-key']);
    assert.deepEqual(renamed.errors, []);
    const back = await restart();
    assert.equal((await callAs(back, customer.credential).call('GET', '/v1/queues')).status, 200);
  });
}
