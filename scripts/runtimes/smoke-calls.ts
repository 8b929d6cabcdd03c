import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isApiError, TellerClient } from '@tellerkit/sdk';
import { fileOutbox } from '@tellerkit/sdk/node';
import { signCustomerToken } from '@tellerkit/sdk/tokens';
import { signWebhook, verifyWebhookSignature } from '@tellerkit/sdk/webhooks';
import { baseUrl, client, open, text, withFault } from './smoke-client.ts';

/** Checks of calls and their failures, of signatures, and of the outbox in a file. */
export const callChecks: Readonly<Record<string, () => Promise<void>>> = {
  async 'a call returns its result'() {
    const { id } = await open();
    assert.equal((await client.conversations.get(id)).id, id);
  },
  async 'a call rejects with the error of the service'() {
    const call = client.conversations.get(`cnv_${'0'.repeat(26)}`);
    await assert.rejects(call, (error) => isApiError(error) && error.status === 404);
  },
  async 'a call with a lost response takes effect once'() {
    const { id } = await open();
    const { sequence } = await withFault('lose-answer').messages.send(id, text('once'));
    const { lastSequence } = await client.conversations.get(id);
    assert.equal(lastSequence, sequence);
  },
  async 'a call without a response times out'() {
    const call = withFault('silence').queues.list({}, { timeoutMs: 100, maxRetries: 0 }).first();
    await assert.rejects(call, { name: 'TimeoutError' });
  },
  async 'a locally signed customer token opens a session'() {
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
  async 'verification accepts a webhook and rejects a changed one'() {
    const secret = `whsec_${btoa('0123456789abcdef0123456789abcdef')}`;
    const body = JSON.stringify({ type: 'some.event', data: {} });
    const signed = await signWebhook(body, secret);
    await verifyWebhookSignature(body, signed, secret);
    await assert.rejects(verifyWebhookSignature(`${body} `, signed, secret), {
      name: 'WebhookVerificationError',
    });
  },
  async 'an outbox in a file keeps its entries'() {
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
