import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WebhookDelivery } from '@tellerkit/contract';
import { retryDelaysMs } from '../platform/webhooks/schedule.ts';
import { WebhookSendError } from '../platform/webhooks/webhook-sender.ts';
import { asBackEnd, asCustomer, openConversation } from '../testing/caller.ts';
import { eventually } from '../testing/eventually.ts';
import { answer, FakeWebhookSender, hang } from '../testing/fake-webhook-sender.ts';
import { WebhookBank } from '../testing/webhook-bank.ts';
import type { Setup } from './setup.ts';

const hour = 3_600_000;
const day = 24 * hour;

/**
 * Checks that failed webhooks are retried for three days and that none is lost.
 */
export function checkWebhookFailures(setup: Setup): void {
  async function start(context: Parameters<Setup>[0], receive?: FakeWebhookSender['receive']) {
    const sender = new FakeWebhookSender(receive);
    const started = await setup(context, { webhookSender: sender });
    const webhooks = new WebhookBank(started.bank);
    const open = async () => openConversation(await asCustomer(started.bank));
    return { ...started, sender, webhooks, open, clock: started.bank.clock };
  }

  test('a delivery gets ten attempts over three days with jitter, then its endpoint is disabled', async (context) => {
    const { webhooks, clock, database, open, sender } = await start(context, () => answer(500));
    const endpoint = await webhooks.add();
    const started = clock.now();
    await open();
    const waits: number[] = [];
    for (let tries = 1; tries < 10; tries += 1) {
      const { nextTryAt } = await webhooks.tried(tries);
      waits.push(Date.parse(nextTryAt ?? '') - clock.now());
      await clock.jump((waits.at(-1) ?? 0) - 1);
      await webhooks.deliveries();
      assert.equal(sender.requests.length, tries, 'no try before its time');
      await clock.jump(1);
      await sender.sent(tries + 1);
    }
    const last = await webhooks.tried(10);
    assert.deepEqual([last.state, last.failure, last.nextTryAt], ['failed', 'status', null]);
    const shares = waits.map((wait, index) => wait / (retryDelaysMs[index] ?? Number.NaN));
    assert.ok(
      shares.every((share) => share >= 0.9 && share <= 1.1),
      shares.join(' '),
    );
    assert.ok(new Set(shares).size > 1, 'the delays vary');
    const days = (clock.now() - started) / day;
    assert.ok(days > 2.8 && days < 3.5, `${days} days`);
    const { attempts, body } = await webhooks.delivery(last.id);
    assert.deepEqual(new Set(attempts.map(({ responseStatus }) => responseStatus)), new Set([500]));
    assert.equal(attempts.length, 10);
    assert.equal(body, sender.requests[0]?.body);
    const ids = sender.requests.map(({ headers }) => headers['webhook-id']);
    assert.equal(new Set(ids).size, 1);
    const times = sender.requests.map(({ headers }) => headers['webhook-timestamp']);
    assert.equal(new Set(times).size, 10, 'each try is signed at its own time');
    const { enabled, disabledReason } = await webhooks.endpoint(endpoint.id);
    assert.deepEqual([enabled, disabledReason], [false, 'failing']);
    const audit = ((await database?.readAll('audit')) ?? []) as Record<string, unknown>[];
    if (database)
      assert.deepEqual(
        audit
          .filter(({ caller_kind }) => caller_kind === 'system')
          .map(({ action, target }) => [action, target]),
        [['webhookEndpoints.disable.failing', endpoint.id]],
      );
  });

  test('an endpoint stays enabled if it accepted one delivery while another failed ten times', async (context) => {
    let opened = '';
    const { webhooks, clock, open, sender } = await start(context, ({ body }) =>
      answer(body.includes(opened) ? 500 : 204),
    );
    const eventTypes = ['conversation.created' as const];
    const endpoint = await webhooks.add({ eventTypes, description: 'Of the core' });
    opened = 'conversation.created';
    await open();
    const first = await webhooks.tried(1);
    opened = first.eventId;
    await open();
    await sender.sent(2);
    for (let tries = 2; tries <= 10; tries += 1) {
      await clock.jump(27 * hour);
      await eventually(async () => assert.equal((await webhooks.delivery(first.id)).tries, tries));
    }
    assert.equal((await webhooks.delivery(first.id)).state, 'failed');
    assert.equal((await webhooks.endpoint(endpoint.id)).enabled, true);
  });

  test('a response with Retry-After delays all deliveries to the endpoint', async (context) => {
    const { webhooks, clock, open, sender } = await start(context, () => answer(429, '3600'));
    await webhooks.add();
    await open();
    const { nextTryAt } = await webhooks.tried(1);
    assert.equal(Date.parse(nextTryAt ?? ''), clock.now() + hour);
    await open();
    await webhooks.deliveries();
    sender.receive = () => answer(200);
    assert.equal(sender.requests.length, 1);
    await clock.jump(hour);
    await sender.sent(3);
    await webhooks.all('delivered');
  });

  test('a 410 response disables the endpoint at once, and its missed deliveries can be replayed later', async (context) => {
    const { webhooks, bank, open, sender, clock } = await start(context, () => answer(410));
    const endpoint = await webhooks.add({ eventTypes: ['conversation.created'] });
    const path = `/v1/webhook-endpoints/${endpoint.id}`;
    const since = new Date(clock.now()).toISOString();
    await open();
    const gone = await webhooks.tried(1);
    assert.deepEqual([gone.state, gone.responseStatus], ['failed', 410]);
    assert.equal((await webhooks.endpoint(endpoint.id)).disabledReason, 'gone');
    await open();
    const [missed] = await webhooks.deliveries();
    assert.deepEqual([missed?.state, missed?.failure], ['failed', 'endpoint-disabled']);
    const early = await asBackEnd(bank).call('POST', `${path}/replay`, { body: { since } });
    assert.deepEqual([early.status, early.body.code], [409, 'conflict']);
    sender.receive = () => answer(200);
    await asBackEnd(bank).call('PATCH', path, { body: { enabled: true } });
    const { verificationKey: _shown, ...before } = endpoint;
    assert.deepEqual(await webhooks.endpoint(endpoint.id), before, 'the other fields stay');
    assert.deepEqual(await asBackEnd(bank).post(`${path}/replay`, { since }), { deliveries: 2 });
    await sender.sent(3);
    await webhooks.all('delivered');
    assert.equal(
      new Set(sender.events.map(({ id }) => id)).size,
      2,
      'replayed events keep their ids',
    );
    assert.deepEqual(await asBackEnd(bank).post(`${path}/replay`, { since }), { deliveries: 0 });
    const all = { since, includeDelivered: true };
    assert.deepEqual(await asBackEnd(bank).post(`${path}/replay`, all), { deliveries: 2 });
  });

  test('replaying a delivery starts its retry schedule again', async (context) => {
    const { webhooks, bank, open, sender } = await start(context);
    await webhooks.add();
    await open();
    const { id } = await webhooks.tried(1);
    sender.receive = () => answer(503);
    await asBackEnd(bank).post(`/v1/webhook-deliveries/${id}/replay`);
    const again = await webhooks.tried(2);
    assert.equal(again.state, 'pending');
    const wait = Date.parse(again.nextTryAt ?? '') - bank.clock.now();
    assert.ok(wait <= 5500, 'the first delay of the schedule');
  });

  test('a ping is sent once, even to a disabled endpoint, and a failed ping disables no endpoint', async (context) => {
    const { webhooks, bank, sender } = await start(context, () => answer(500));
    const { id } = await webhooks.add();
    const path = `/v1/webhook-endpoints/${id}`;
    await asBackEnd(bank).post(`${path}/ping`);
    const pinged = await webhooks.tried(1);
    assert.deepEqual([pinged.state, pinged.eventType], ['failed', 'webhook.ping']);
    assert.equal((await webhooks.endpoint(id)).enabled, true);
    await asBackEnd(bank).call('PATCH', path, { body: { enabled: false } });
    assert.equal((await webhooks.endpoint(id)).disabledReason, 'by-caller');
    await asBackEnd(bank).post(`${path}/ping`);
    await sender.sent(2);
  });

  test('a hanging receiver delays no other endpoint and times out after 15 seconds', async (context) => {
    const slow = 'https://slow.example/';
    const { webhooks, clock, open, sender } = await start(context, (request, signal) =>
      request.url === slow ? hang(request, signal) : answer(200),
    );
    const eventTypes = ['conversation.created' as const];
    const hanging = await webhooks.add({ url: slow, eventTypes });
    const quick = await webhooks.add({ url: 'https://quick.example/', eventTypes });
    for (let count = 0; count < 12; count += 1) await open();
    const state = (id: string) => webhooks.deliveries(`&webhookEndpointId=${id}`);
    await eventually(async () =>
      assert.ok((await state(quick.id)).every((delivery) => delivery.state === 'delivered')),
    );
    const running = sender.requests.filter(({ url }) => url === slow).length;
    assert.equal(running, 4, 'the maximum of parallel tries to an endpoint');
    await clock.jump(15_000);
    await eventually(async () => {
      const cut = (await state(hanging.id)).filter(({ failure }) => failure === 'timeout');
      assert.equal(cut.length, 4);
    });
  });

  for (const [name, receive, failure] of [
    ['a redirect', () => answer(308), 'redirect'],
    ['a refused address', failWith('address-refused'), 'address-refused'],
    ['an unknown name', failWith('name-not-found'), 'name-not-found'],
    ['a broken connection', failWith('connection-failed'), 'connection-failed'],
  ] as const)
    test(`${name} counts as a failed attempt`, async (context) => {
      const { webhooks, open } = await start(context, receive);
      await webhooks.add();
      await open();
      const delivery: WebhookDelivery = await webhooks.tried(1);
      assert.deepEqual([delivery.state, delivery.failure], ['pending', failure]);
    });

  test('the service deletes a delivery 30 days after it ended', async (context) => {
    const { webhooks, clock, database, bank, open } = await start(context);
    await webhooks.add();
    await open();
    await webhooks.all('delivered');
    await clock.jump(30 * day);
    await eventually(async () => {
      // The service deletes old deliveries only once an hour
      await clock.jump(hour);
      assert.deepEqual(await webhooks.deliveries(), []);
    });
    assert.deepEqual(bank.errors, []);
    for (const table of ['webhook_events', 'webhook_attempts'])
      assert.deepEqual((await database?.readAll(table)) ?? [], [], table);
  });

  test('a delivery interrupted by the close of the service is sent again after the next start', async (context) => {
    const { webhooks, database, open, restart, sender } = await start(context, hang);
    if (!database) return;
    await webhooks.add();
    await open();
    await sender.sent(1);
    const next = new FakeWebhookSender();
    const restarted = await restart({ webhookSender: next });
    await next.sent(1);
    const [delivery] = await new WebhookBank(restarted).all('delivered');
    assert.equal(delivery?.tries, 1, 'the interrupted attempt does not count');
  });
}

function failWith(code: ConstructorParameters<typeof WebhookSendError>[0]) {
  return () => {
    throw new WebhookSendError(code);
  };
}
