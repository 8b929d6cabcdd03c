import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Kysely, sql } from 'kysely';
import type { WebhookAnswer } from '../platform/webhooks/webhook-sender.ts';
import type { OpenedDatabase } from '../store/database/opened-database.ts';
import type { Database } from '../store/database/schema.ts';
import { asBackEnd, asCustomer, openConversation } from '../testing/caller.ts';
import { eventually } from '../testing/eventually.ts';
import { answer, FakeWebhookSender } from '../testing/fake-webhook-sender.ts';
import { settle } from '@tellerkit/tooling/settle';
import { WebhookBank } from '../testing/webhook-bank.ts';
import type { Setup } from './setup.ts';

const events = 40;

/**
 * Checks that several nodes over one database share the deliveries.
 */
export function checkWebhookNodes(setup: Setup): void {
  test('two nodes that search at the same moment send each webhook once', async (context) => {
    const { bank, beside } = await setup(context);
    const sender = new FakeWebhookSender(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return { status: 200, retryAfter: null };
    });
    const nodes = [
      await beside({ webhookSender: sender }),
      await beside({ webhookSender: sender }),
    ];
    const webhooks = new WebhookBank(bank);
    await webhooks.add({ eventTypes: ['conversation.created'] });
    const customer = await asCustomer(bank);
    for (let count = 0; count < events; count += 1) await openConversation(customer);
    for (const node of nodes) await node.clock.jump(30_000);
    await webhooks.all('delivered');
    assert.equal(sender.requests.length, events);
    assert.equal(new Set(sender.events.map(({ id }) => id)).size, events);
  });

  test('an endpoint deleted while events are emitted leaves no delivery behind', async (context) => {
    const { bank, database } = await setup(context);
    const webhooks = new WebhookBank(bank);
    const customer = await asCustomer(bank);
    for (let round = 0; round < 10; round += 1) {
      const { id } = await webhooks.add({ eventTypes: ['conversation.created'] });
      const opening = Array.from({ length: 10 }, () => openConversation(customer));
      await Promise.race(opening);
      await asBackEnd(bank).call('DELETE', `/v1/webhook-endpoints/${id}`);
      await Promise.all(opening);
    }
    assert.deepEqual(await database?.readAll('webhook_deliveries'), []);
    assert.deepEqual(bank.errors, []);
  });

  test('recording an attempt locks the endpoint before the delivery, as disabling an endpoint does', async (context) => {
    const sender = new FakeWebhookSender(() => answer(500));
    const { bank, database } = await setup(context, { webhookSender: sender });
    const webhooks = new WebhookBank(bank);
    const { id } = await webhooks.add({ eventTypes: ['conversation.created'] });
    const { dialect } = (await database?.open()) as OpenedDatabase;
    const db = new Kysely<Database>({ dialect });
    await db.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('webhook_endpoints')
        .set({ description: 'held' })
        .where('id', '=', id)
        .execute();
      await openConversation(await asCustomer(bank));
      await sender.sent(1);
      await eventually(async () => {
        const { rows } = await sql`select 1 from pg_locks where not granted`.execute(db);
        assert.ok(rows.length > 0, 'the recording waits for the lock of the endpoint');
      });
      // This query fails at once if the recording of the attempt has already locked the delivery
      await transaction
        .selectFrom('webhook_deliveries')
        .select('id')
        .forUpdate()
        .noWait()
        .execute();
    });
    await db.destroy();
    await webhooks.tried(1);
  });

  test("after a node's lease expires, another node sends the delivery", async (context) => {
    const { bank, beside } = await setup(context);
    let answerLate: (late: WebhookAnswer) => void = () => undefined;
    const dead = new FakeWebhookSender(
      () => new Promise<WebhookAnswer>((resolve) => (answerLate = resolve)),
    );
    const alive = new FakeWebhookSender();
    const first = await beside({ webhookSender: dead });
    const webhooks = new WebhookBank(bank);
    await webhooks.add({ eventTypes: ['conversation.created'] });
    await openConversation(await asCustomer(bank));
    await first.clock.jump(30_000);
    await dead.sent(1);
    const second = await beside({ webhookSender: alive });
    await second.clock.jump(30_000);
    assert.equal(alive.requests.length, 0);
    await second.clock.jump(70_000);
    await alive.sent(1);
    await webhooks.all('delivered');
    assert.deepEqual(alive.events, dead.events);
    // A response that arrives after the lease has expired must change nothing
    answerLate(answer(500));
    await settle();
    await first.close();
    assert.deepEqual(first.errors, []);
    const [delivery] = await webhooks.deliveries();
    assert.deepEqual([delivery?.state, delivery?.tries], ['delivered', 1]);
  });
}
