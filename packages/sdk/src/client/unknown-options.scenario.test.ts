import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TellerClient } from '@tellerkit/sdk';
import type { CallOptions, ConnectionOptions } from '@tellerkit/sdk';
import { fileOutbox, nodeTransport } from '@tellerkit/sdk/node';
import { signWebhook, verifyWebhook } from '@tellerkit/sdk/webhooks';
import { FakeService, json } from '../testing/fake-service.ts';

const service = new FakeService(() => json({ items: [], nextCursor: null }));
const good = { baseUrl: 'https://service.test', token: 'token', fetch: service.fetch };
const client = new TellerClient(good);
/** Options as plain JavaScript passes them. */
const untyped = (options: object) => options as never;

const unknown = (name: string, near: string) => ({
  name: 'TypeError',
  message: `Unknown option \`${name}\`. Did you mean \`${near}\`?`,
});

describe('an unknown option', () => {
  for (const [name, near] of [
    ['timeout', 'timeoutMs'],
    ['timeoutMS', 'timeoutMs'],
    ['retries', 'maxRetries'],
    ['baseURL', 'baseUrl'],
    ['lang', 'locale'],
  ] as const)
    test(`of a client is refused: ${name}`, () => {
      if (name !== 'lang') {
        assert.throws(() => client.withOptions(untyped({ [name]: 5 })), unknown(name, near));
        assert.throws(() => new TellerClient(untyped({ ...good, [name]: 5 })), unknown(name, near));
      } else assert.throws(() => client.withOptions(untyped({ lang: 'en' })), /`lang`/);
    });

  test('of a call or a query rejects the call before it is sent', async () => {
    await assert.rejects(
      client.queues.board('que_1', untyped({ timeout: 5 })),
      unknown('timeout', 'timeoutMs'),
    );
    await assert.rejects(
      client.conversations.list(untyped({ sate: 'open' })).first(),
      unknown('sate', 'state'),
    );
    await assert.rejects(
      client.conversations.list({}, untyped({ sginal: 1 })).first(),
      unknown('sginal', 'signal'),
    );
    assert.equal(service.requests.length, 0);
  });

  test('of a webhook, an outbox or a transport is refused', async () => {
    await assert.rejects(
      verifyWebhook('', {}, 'whsec_', untyped({ tolerance: 5 })),
      unknown('tolerance', 'toleranceMs'),
    );
    await assert.rejects(signWebhook('', 'whsec_', untyped({ ids: 5 })), unknown('ids', 'id'));
    await assert.rejects(fileOutbox('/nowhere', untyped({ keys: 5 })), unknown('keys', 'key'));
    await assert.rejects(nodeTransport(untyped({ sockets: 5 })), unknown('sockets', 'maxSockets'));
  });
});

test('every option of a client and of a call is known', async () => {
  const connection: Record<keyof ConnectionOptions, unknown> = {
    baseUrl: good.baseUrl,
    allowInsecureHttp: false,
    locale: 'en',
    headers: {},
    timeoutMs: 5,
    totalTimeoutMs: 5,
    maxRetries: 5,
    retryBudget: 5,
    logger: undefined,
    telemetry: undefined,
    fetch: service.fetch,
    http: undefined,
    clock: undefined,
    random: Math.random,
  };
  const changed = client.withOptions(connection as Partial<ConnectionOptions>);
  const call: Required<CallOptions> = {
    signal: new AbortController().signal,
    timeoutMs: 5000,
    totalTimeoutMs: 5000,
    maxRetries: 0,
    idempotencyKey: 'key',
    headers: {},
    onResponse: () => undefined,
  };
  assert.deepEqual((await changed.queues.list({ limit: 5 }, call).first()).items, []);
});
