import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuditEntry } from '@tellerkit/contract';
import { asBackEnd, asCustomer, callAs, openConversation } from '../testing/caller.ts';
import type { Caller } from '../testing/caller.ts';
import { keys } from '../testing/two-banks.ts';
import type { Setup } from './setup.ts';
import { hire } from './staffed-bank.ts';

interface AuditPage {
  readonly items: readonly AuditEntry[];
  readonly nextCursor: string | null;
}

/**
 * Checks the list of audit entries: its order, filters, pages, callers and isolation.
 */
export function checkAuditList(setup: Setup): void {
  test('the audit lists changes, rejected calls and reads, newest first, without texts', async (context) => {
    const { bank } = await setup(context);
    const customer = await asCustomer(bank);
    const { id, customerId } = await openConversation(customer);
    const path = `/v1/conversations/${id}/messages`;
    await bank.clock.advance(1000);
    await customer.post(path, { content: [{ type: 'text', text: 'My secret words' }] });
    await bank.clock.advance(1000);
    const { agent, desk } = await hire(bank, {});
    await bank.clock.advance(1000);
    assert.equal((await desk.call('GET', path)).status, 404);
    await bank.clock.advance(1000);
    const response = await asBackEnd(bank).call('GET', path);
    const answer = await asBackEnd(bank).call<AuditPage>('GET', `/v1/audit?target=${id}`);
    assert.deepEqual(
      answer.body.items.map(({ action, actorKind, actor, status }) => [
        action,
        actorKind,
        actorKind === 'secret' ? '' : actor,
        status,
      ]),
      [
        ['messages.list', 'secret', '', 200],
        ['messages.list', 'agent', agent.id, 404],
        ['messages.send', 'customer', customerId, 201],
        ['conversations.create', 'customer', customerId, 201],
      ],
    );
    const [newest, refused] = answer.body.items;
    assert.equal(newest?.requestId, response.headers.get('x-request-id'));
    assert.equal(
      Date.parse(newest?.occurredAt ?? '') - Date.parse(refused?.occurredAt ?? ''),
      1000,
    );
    assert.doesNotMatch(answer.text, /secret words/);
    const { items } = await asBackEnd(bank).get<AuditPage>('/v1/audit?action=audit.list');
    assert.deepEqual(
      items.map(({ actorKind, target }) => [actorKind, target]),
      [['secret', null]],
    );
  });

  test('the audit filters by target, actor, action and time', async (context) => {
    const { bank } = await setup(context);
    const backEnd = asBackEnd(bank);
    const [first, second] = [await asCustomer(bank), await asCustomer(bank)];
    const { id, customerId } = await openConversation(first);
    await bank.clock.advance(1000);
    const middle = new Date(bank.clock.now()).toISOString();
    await openConversation(second);
    await first.post(`/v1/conversations/${id}/close`);
    const list = async (query: string) =>
      (await backEnd.get<AuditPage>(`/v1/audit?${query}`)).items.map(({ action }) => action);
    assert.deepEqual((await list(`target=${id}`)).sort(), [
      'conversations.close',
      'conversations.create',
    ]);
    assert.deepEqual((await list(`actor=${customerId}`)).sort(), [
      'conversations.close',
      'conversations.create',
    ]);
    assert.equal((await list('action=conversations.create')).length, 2);
    assert.equal((await list(`action=conversations.create&from=${middle}`)).length, 1);
    assert.equal((await list(`action=conversations.create&to=${middle}`)).length, 1);
    assert.deepEqual(await list(`target=${id}&action=sessions.create`), []);
    const span = await backEnd.call('GET', `/v1/audit?from=${middle}&to=${middle}`);
    assert.deepEqual([span.status, span.body.code], [400, 'invalid-request']);
  });

  test('the audit pages through entries of one moment without gaps and repetitions', async (context) => {
    const { bank } = await setup(context);
    const customer = await asCustomer(bank);
    const opened = [];
    for (let count = 0; count < 7; count += 1) opened.push((await openConversation(customer)).id);
    const found: (string | null)[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = `action=conversations.create&limit=3${cursor && `&cursor=${cursor}`}`;
      const page: AuditPage = await asBackEnd(bank).get(`/v1/audit?${query}`);
      assert.ok(page.items.length <= 3);
      found.push(...page.items.map(({ target }) => target));
      cursor = page.nextCursor;
    }
    assert.deepEqual(found.sort(), opened.sort());
    for (const cursor of ['c_1', `c_${opened[0]}`, 'x'])
      assert.equal((await asBackEnd(bank).call('GET', `/v1/audit?cursor=${cursor}`)).status, 400);
  });

  test('only a secret key, an admin and an auditor read the audit, and only that of their tenant', async (context) => {
    const { bank } = await setup(context);
    const customer = await asCustomer(bank);
    const { id } = await openConversation(customer);
    const other = callAs(bank, keys.otherSecret);
    assert.deepEqual((await other.get<AuditPage>(`/v1/audit?target=${id}`)).items, []);
    const statuses: Record<string, number> = {};
    const status = async (caller: Caller) => (await caller.call('GET', '/v1/audit')).status;
    for (const role of ['agent', 'supervisor', 'admin', 'auditor'] as const)
      statuses[role] = await status((await hire(bank, { role })).desk);
    assert.deepEqual(statuses, { agent: 403, supervisor: 403, admin: 200, auditor: 200 });
    assert.equal(await status(customer), 403);
    assert.equal(await status(callAs(bank, keys.publishable)), 403);
  });
}
