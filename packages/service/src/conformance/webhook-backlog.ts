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
 * What nobody takes neither piles up for ever nor costs tries without end.
 */
export function checkWebhookBacklog(setup: Setup): void {
  test('an endpoint that is not reached twice is left alone for a while, except for pings', async (context) => {
    const sender = new FakeWebhookSender(hang);
    const { harness } = await setup(context, { webhookSender: sender });
    const { clock } = harness;
    const bank = new WebhookBank(harness);
    const { id } = await bank.add({ eventTypes });
    const customer = await asCustomer(harness);
    await openConversation(customer);
    await sender.sent(1);
    await clock.jump(15_000);
    await bank.tried(1);
    for (let count = 0; count < 8; count += 1) await openConversation(customer);
    await sender.sent(5);
    await clock.jump(15_000);
    const deliveries = await eventually(async () => {
      const all = await bank.deliveries();
      assert.equal(all.filter(({ failure }) => failure === 'timeout').length, 5);
      return all;
    });
    assert.equal(sender.requests.length, 5, 'four wait, and are due');
    for (const { nextTryAt } of deliveries)
      assert.ok(Date.parse(nextTryAt ?? '') > clock.now(), 'what is shown is when it goes');
    sender.receive = () => answer(200);
    await asBackEnd(harness).post(`/v1/webhook-endpoints/${id}/ping`);
    await sender.sent(6);
    assert.equal(sender.events.at(-1)?.type, 'webhook.ping');
    await clock.jump(hour);
    assert.equal((await bank.all('delivered')).length, 10);
  });

  test('an endpoint that is not reached for three days is turned off, however few tries that were', async (context) => {
    const sender = new FakeWebhookSender(hang);
    const { harness } = await setup(context, { webhookSender: sender });
    const bank = new WebhookBank(harness);
    const { id } = await bank.add({ eventTypes });
    await openConversation(await asCustomer(harness));
    await sender.sent(1);
    await harness.clock.jump(15_000);
    await bank.tried(1);
    await harness.clock.jump(3 * day);
    await sender.sent(2);
    await harness.clock.jump(15_000);
    const tried = await bank.tried(2);
    assert.deepEqual([tried.state, tried.failure], ['failed', 'endpoint-disabled']);
    assert.equal((await bank.endpoint(id)).disabledReason, 'failing');
  });

  test('what waits for a sender is forgotten after 30 days', async (context) => {
    const { harness, database } = await setup(context);
    const bank = new WebhookBank(harness);
    await bank.add({ eventTypes });
    await openConversation(await asCustomer(harness));
    await harness.clock.jump(29 * day);
    assert.equal((await bank.deliveries()).length, 1);
    await eventually(async () => {
      await harness.clock.jump(day);
      assert.deepEqual(await bank.deliveries(), []);
    });
    for (const table of ['webhook_events', 'webhook_deliveries'])
      await eventually(async () => assert.deepEqual((await database?.readAll(table)) ?? [], []));
    assert.deepEqual(harness.errors, []);
  });

  test('any number of old events is forgotten at once', async (context) => {
    const { harness, database } = await setup(context);
    if (!database) return;
    await new WebhookBank(harness).add({ eventTypes });
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
    await harness.clock.jump(hour);
    await eventually(async () =>
      assert.equal((await database.readAll('webhook_events')).length, 0),
    );
  });

  test('a delivery whose event is gone is gone as well', async (context) => {
    const { harness, database, restart } = await setup(context);
    if (!database) return;
    await new WebhookBank(harness).add({ eventTypes });
    await openConversation(await asCustomer(harness));
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

  test('a tenant has fifty endpoints at most, each listed with its own key', async (context) => {
    const { harness } = await setup(context);
    const bank = new WebhookBank(harness);
    const keys = new Set<string>();
    for (let count = 0; count < 50; count += 1) keys.add((await bank.add()).keys[0]?.id ?? '');
    const body = { url: 'https://bank.example/webhooks' };
    const refused = await asBackEnd(harness).call('POST', '/v1/webhook-endpoints', { body });
    assert.deepEqual([refused.status, refused.body.code], [409, 'conflict']);
    const path = '/v1/webhook-endpoints?limit=100';
    const { items } = await asBackEnd(harness).get<{ items: WebhookEndpoint[] }>(path);
    assert.ok(items.every((endpoint) => endpoint.keys.length === 1));
    assert.deepEqual(new Set(items.map((endpoint) => endpoint.keys[0]?.id)), keys);
    await asBackEnd(harness).call('DELETE', `/v1/webhook-endpoints/${items[0]?.id}`);
    await bank.add();
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
