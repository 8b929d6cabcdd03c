import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WebhookEndpoint } from '@tellerkit/contract';
import { Kysely } from 'kysely';
import type { Database } from '../store/database/schema.ts';
import { asBackEnd, asCustomer, openConversation } from '../testing/caller.ts';
import { eventually } from '../testing/eventually.ts';
import { answer, FakeWebhookSender, hang } from '../testing/fake-webhook-sender.ts';
import { WebhookBank } from '../testing/webhook-bank.ts';
import type { Setup, SetUp } from './setup.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const eventTypes = ['conversation.created' as const];

/**
 * Checks that undeliverable webhooks neither pile up nor cause endless attempts.
 */
export function checkWebhookBacklog(setup: Setup): void {
  test('an endpoint that was unreachable twice is paused, except for pings', async (context) => {
    const sender = new FakeWebhookSender(hang);
    const { bank } = await setup(context, { webhookSender: sender });
    const { clock } = bank;
    const webhooks = new WebhookBank(bank);
    const { id } = await webhooks.add({ eventTypes });
    const customer = await asCustomer(bank);
    await openConversation(customer);
    await sender.sent(1);
    await clock.jump(15_000);
    await webhooks.tried(1);
    for (let count = 0; count < 8; count += 1) await openConversation(customer);
    await sender.sent(5);
    await clock.jump(15_000);
    const deliveries = await eventually(async () => {
      const all = await webhooks.deliveries();
      assert.equal(all.filter(({ failure }) => failure === 'timeout').length, 5);
      return all;
    });
    assert.equal(sender.requests.length, 5, 'the other four due deliveries wait');
    for (const { nextTryAt } of deliveries)
      assert.ok(Date.parse(nextTryAt ?? '') > clock.now(), 'nextTryAt is after the pause');
    sender.receive = () => answer(200);
    await asBackEnd(bank).post(`/v1/webhook-endpoints/${id}/ping`);
    await sender.sent(6);
    assert.equal(sender.events.at(-1)?.type, 'webhook.ping');
    await clock.jump(hour);
    assert.equal((await webhooks.all('delivered')).length, 10);
  });

  test('an endpoint that was unreachable for three days is disabled, even after few attempts', async (context) => {
    const sender = new FakeWebhookSender(hang);
    const { bank } = await setup(context, { webhookSender: sender });
    const webhooks = new WebhookBank(bank);
    const { id } = await webhooks.add({ eventTypes });
    await openConversation(await asCustomer(bank));
    await sender.sent(1);
    await bank.clock.jump(15_000);
    await webhooks.tried(1);
    await bank.clock.jump(3 * day);
    await sender.sent(2);
    await bank.clock.jump(15_000);
    const tried = await webhooks.tried(2);
    assert.deepEqual([tried.state, tried.failure], ['failed', 'endpoint-disabled']);
    assert.equal((await webhooks.endpoint(id)).disabledReason, 'failing');
  });

  test('deliveries that wait for a sender are deleted after 30 days', async (context) => {
    const { bank, database } = await setup(context);
    const webhooks = new WebhookBank(bank);
    await webhooks.add({ eventTypes });
    await openConversation(await asCustomer(bank));
    await bank.clock.jump(29 * day);
    assert.equal((await webhooks.deliveries()).length, 1);
    await eventually(async () => {
      await bank.clock.jump(day);
      assert.deepEqual(await webhooks.deliveries(), []);
    });
    for (const table of ['webhook_events', 'webhook_deliveries'])
      await eventually(async () => assert.deepEqual((await database?.readAll(table)) ?? [], []));
    assert.deepEqual(bank.errors, []);
  });

  test('one cleanup deletes all old events, even if they fill several batches', async (context) => {
    const { bank, database } = await setup(context);
    if (!database) return;
    await new WebhookBank(bank).add({ eventTypes });
    const many = Array.from({ length: 1200 }, (_, index) => ({
      id: `evt_${String(index).padStart(26, '0')}`,
      tenant_id: 'none',
      type: 'webhook.ping',
      body: '{}',
      occurred_at: 0,
    }));
    await change(database, async (db) => {
      for (let at = 0; at < many.length; at += 400)
        await db
          .insertInto('webhook_events')
          .values(many.slice(at, at + 400))
          .execute();
    });
    await bank.clock.jump(hour);
    await eventually(async () =>
      assert.equal((await database.readAll('webhook_events')).length, 0),
    );
  });

  test('the service deletes a delivery whose event is missing, without sending it', async (context) => {
    const { bank, database, restart } = await setup(context);
    if (!database) return;
    await new WebhookBank(bank).add({ eventTypes });
    await openConversation(await asCustomer(bank));
    await change(database, async (db) => {
      await db.deleteFrom('webhook_events').execute();
    });
    const sender = new FakeWebhookSender();
    const restarted = await restart({ webhookSender: sender });
    await eventually(async () =>
      assert.deepEqual(await new WebhookBank(restarted).deliveries(), []),
    );
    assert.equal(sender.requests.length, 0);
  });

  test('a tenant has at most fifty endpoints, and the list shows each with its own key', async (context) => {
    const { bank } = await setup(context);
    const webhooks = new WebhookBank(bank);
    const keys = new Set<string>();
    for (let count = 0; count < 50; count += 1) keys.add((await webhooks.add()).keys[0]?.id ?? '');
    const body = { url: 'https://bank.example/webhooks' };
    const refused = await asBackEnd(bank).call('POST', '/v1/webhook-endpoints', { body });
    assert.deepEqual([refused.status, refused.body.code], [409, 'conflict']);
    const path = '/v1/webhook-endpoints?limit=100';
    const { items } = await asBackEnd(bank).get<{ items: WebhookEndpoint[] }>(path);
    assert.ok(items.every((endpoint) => endpoint.keys.length === 1));
    assert.deepEqual(new Set(items.map((endpoint) => endpoint.keys[0]?.id)), keys);
    await asBackEnd(bank).call('DELETE', `/v1/webhook-endpoints/${items[0]?.id}`);
    await webhooks.add();
  });
}

async function change(
  database: NonNullable<SetUp['database']>,
  run: (db: Kysely<Database>) => Promise<void>,
): Promise<void> {
  const { dialect } = await database.open();
  const db = new Kysely<Database>({ dialect });
  try {
    await run(db);
  } finally {
    await db.destroy();
  }
}
