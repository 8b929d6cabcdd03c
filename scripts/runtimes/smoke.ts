/** What any runtime has to do with the SDK as it is published, against the real service at the given address. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { isApiError, TellerClient } from '@tellerkit/sdk';
import { LiveConversation } from '@tellerkit/sdk/live';
import { fileOutbox } from '@tellerkit/sdk/node';
import { signCustomerToken } from '@tellerkit/sdk/tokens';
import { signWebhook, verifyWebhookSignature } from '@tellerkit/sdk/webhooks';

const [baseUrl = '', runtime = ''] = process.argv.slice(2);
const headers = { 'x-smoke': runtime };
const secretKey = 'sk_smoke_0123456789abcdef';
const client = new TellerClient({ baseUrl, secretKey, headers, random: () => 0.05 });
const withFault = (fault: string) =>
  client.withOptions({ headers: { ...headers, 'x-fault': fault } });
const text = (value: string) => ({ content: [{ type: 'text' as const, text: value }] });
const open = () => client.conversations.create({ customer: { externalId: `smoke-${runtime}` } });

async function sequencesOf(id: string, upTo: number, from = client): Promise<number[]> {
  const sequences: number[] = [];
  for await (const event of from.events.stream(id, { after: 0 })) {
    if ('sequence' in event && event.sequence) sequences.push(event.sequence);
    if (sequences.length >= upTo) break;
  }
  return sequences;
}

const checks: Readonly<Record<string, () => Promise<void>>> = {
  async 'a call'() {
    const { id } = await open();
    assert.equal((await client.conversations.get(id)).id, id);
  },
  async 'an error of the service'() {
    const call = client.conversations.get(`cnv_${'0'.repeat(26)}`);
    await assert.rejects(call, (error) => isApiError(error) && error.status === 404);
  },
  async 'a call whose answer is lost is done once'() {
    const { id } = await open();
    const { sequence } = await withFault('lose-answer').messages.send(id, text('once'));
    const { lastSequence } = await client.conversations.get(id);
    assert.equal(lastSequence, sequence);
  },
  async 'a call without an answer times out'() {
    const call = withFault('silence').queues.list({}, { timeoutMs: 100, maxRetries: 0 }).first();
    await assert.rejects(call, { name: 'TimeoutError' });
  },
  async 'a stream that is cut loses and doubles nothing'() {
    const { id } = await open();
    for (let count = 0; count < 8; count++) await client.messages.send(id, text(`m${count}`));
    const { lastSequence } = await client.conversations.get(id);
    const sequences = await sequencesOf(id, lastSequence, withFault('cut-stream'));
    assert.deepEqual(
      sequences,
      Array.from({ length: lastSequence }, (_, at) => at + 1),
    );
  },
  async 'a stream ends with its signal'() {
    const { id } = await open();
    const controller = new AbortController();
    const onState = ({ state }: { state: string }) => state === 'open' && controller.abort();
    const stream = client.events.stream(id, { signal: controller.signal, onState });
    for await (const event of stream) assert.ok(event);
    assert.equal(controller.signal.aborted, true);
  },
  async 'a live conversation sends and shows'() {
    const { id } = await open();
    const live = new LiveConversation({ client: withFault('lose-answer'), conversationId: id });
    await live.start();
    for (const value of ['one', 'two', 'three']) live.send(value);
    await new Promise<void>((resolve) => {
      const look = () => {
        const { items, outgoing } = live.getSnapshot();
        if (items.length >= 3 && outgoing.length === 0) resolve();
      };
      live.subscribe(look);
      look();
    });
    live.stop();
    assert.deepEqual(await sequencesOf(id, 3), [1, 2, 3]);
  },
  async 'a customer token signed here opens a session'() {
    const key = { id: 'smoke', secret: 'customer-token-secret-0123456789abcdef' };
    const { token } = await signCustomerToken({ tenant: 'smoke', key, externalId: 'crm-1' });
    const page = new TellerClient({ baseUrl, publishableKey: 'pk_smoke_0123456789abcdef' });
    const session = await page.sessions.create({
      channel: 'web',
      locale: 'en',
      customerToken: token,
    });
    assert.ok(session.token);
  },
  async 'a webhook is verified, and one that was changed is not'() {
    const secret = `whsec_${btoa('0123456789abcdef0123456789abcdef')}`;
    const body = JSON.stringify({ type: 'some.event', data: {} });
    const signed = await signWebhook(body, secret);
    await verifyWebhookSignature(body, signed, secret);
    await assert.rejects(verifyWebhookSignature(`${body} `, signed, secret), {
      name: 'WebhookVerificationError',
    });
  },
  async 'an outbox in a file survives'() {
    const folder = await mkdtemp(join(tmpdir(), 'tellerkit-smoke-'));
    try {
      const entry = { key: 'k', conversationId: null, opening: null, failure: null } as const;
      const key = new Uint8Array(32).fill(7);
      const first = await fileOutbox(join(folder, 'outbox.log'), { key });
      await first.put({ ...entry, createdAt: '2026-01-05T09:00:00.000Z', ...text('kept') });
      await first.close();
      const second = await fileOutbox(join(folder, 'outbox.log'), { key });
      assert.equal((await second.load())[0]?.key, 'k');
      await second.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

for (const [name, check] of Object.entries(checks))
  try {
    await check();
    console.log(`ok ${name}`);
  } catch (error) {
    console.log(`not ok ${name}`);
    console.error(error);
  }
process.exit();
