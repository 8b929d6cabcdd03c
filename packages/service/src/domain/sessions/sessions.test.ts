import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Conversation, IssuedToken, Session } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { createService } from '../../index.ts';
import type { TenantOptions } from '../../index.ts';
import { openSqlite } from '../../node/index.ts';
import { asBackEnd, asPage, callAs } from '../../testing/caller.ts';
import { startTwoBanks } from '../../testing/two-banks.ts';

let bank: TestService;
beforeEach(async () => {
  bank = await startTwoBanks();
});
afterEach(() => bank.close());

async function signIn(externalId: string, channel: string): Promise<Session> {
  const { token } = await asBackEnd(bank).post<IssuedToken>('/v1/customer-tokens', {
    externalId,
  });
  const body = { channel, locale: 'en', customerToken: token };
  return asPage(bank).post<Session>('/v1/sessions', body);
}

test('each anonymous session gets a new customer', async () => {
  const body = { channel: 'kiosk', locale: 'zh-CN' };
  const first = await asPage(bank).post<Session>('/v1/sessions', body);
  const second = await asPage(bank).post<Session>('/v1/sessions', body);
  assert.deepEqual(
    [first.anonymous, first.channel, first.locale],
    [true, body.channel, body.locale],
  );
  assert.notEqual(first.customerId, second.customerId);
});

test('an external id identifies the same customer on every channel', async () => {
  const web = await signIn('customer-1', 'web');
  const opened = await callAs(bank, web.token).post<Conversation>('/v1/conversations');
  const mobile = await signIn('customer-1', 'mobile');
  assert.deepEqual([mobile.anonymous, mobile.customerId], [false, web.customerId]);
  assert.notEqual(mobile.id, web.id);
  const { items } = await callAs(bank, mobile.token).get<{ items: Conversation[] }>(
    '/v1/conversations',
  );
  assert.deepEqual(
    items.map(({ id }) => id),
    [opened.id],
  );
  const other = await signIn('customer-2', 'web');
  assert.notEqual(other.customerId, web.customerId);
});

test('a customer token lasts ten minutes and can only open sessions', async () => {
  const { token } = await asBackEnd(bank).post<IssuedToken>('/v1/customer-tokens', {
    externalId: 'customer-1',
  });
  const used = await callAs(bank, token).call('GET', '/v1/conversations');
  assert.deepEqual([used.status, used.body.code], [401, 'invalid-token']);
  await bank.clock.jump(600_001);
  const body = { channel: 'web', locale: 'en', customerToken: token };
  const late = await asPage(bank).call('POST', '/v1/sessions', { body });
  assert.deepEqual([late.status, late.body.code], [401, 'expired-token']);
});

test('an ended session cannot be refreshed', async () => {
  const session = await signIn('customer-1', 'web');
  const ended = await callAs(bank, session.token).call('DELETE', '/v1/sessions/current');
  assert.equal(ended.status, 204);
  const answer = await asPage(bank).call('POST', '/v1/sessions/refresh', {
    body: { refreshToken: session.refreshToken },
  });
  assert.deepEqual([answer.status, answer.body.code], [401, 'invalid-token']);
});

test('a conversation takes its channel and language from the session', async () => {
  const body = { channel: 'kiosk', locale: 'zh-CN' };
  const { token } = await asPage(bank).post<Session>('/v1/sessions', body);
  const opened = await callAs(bank, token).post<Conversation>('/v1/conversations');
  assert.deepEqual([opened.channel, opened.locale], ['kiosk', 'zh-CN']);
});

test('createService throws for invalid tenants, and its error quotes no key', () => {
  const tenant = { slug: 'one', name: 'One', publishableKeys: ['pk_short'], secretKeys: [] };
  const database = openSqlite(':memory:');
  const create = (tenants: readonly TenantOptions[]) => () => createService({ database, tenants });
  assert.throws(create([tenant]), (error: Error) => {
    assert.ok(error instanceof TypeError);
    assert.ok(!error.message.includes('pk_short'));
    return /at least 16/.test(error.message);
  });
  const good = { ...tenant, publishableKeys: [] };
  assert.throws(create([good, good]), /Two tenants/);
  assert.throws(create([{ ...good, slug: 'Not A Slug' }]), /slug/);
});
