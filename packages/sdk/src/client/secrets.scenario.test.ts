import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import { CustomerClient, CustomerSession, TellerClient } from '@tellerkit/sdk';
import { LiveConversation } from '@tellerkit/sdk/live';

const secret = 'sk_bank_0123456789abcdef';
const token = 'token_fedcba9876543210';
const baseUrl = 'https://service.bank.example';
const failing = () => Promise.reject(new TypeError('cut'));

/** Returns everything that a log could print of a value. */
function printed(value: unknown): string {
  const seen = new Set<unknown>();
  const json = JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'object' && part !== null && seen.has(part)) return undefined;
    seen.add(part);
    return part;
  });
  const shown = inspect(value, { depth: null, showHidden: true, getters: true });
  const spread = inspect({ ...(value as object) }, { depth: null, showHidden: true });
  const { stack, cause } = value as { stack?: unknown; cause?: unknown };
  return [json, shown, spread, String(value), stack, cause].join('\n');
}

describe('the secret key and the tokens of a client', () => {
  const options = { baseUrl, fetch: failing, maxRetries: 0 };
  const client = new TellerClient({ ...options, secretKey: secret });
  const asCustomer = new CustomerClient({ ...options, token });
  const byProvider = new CustomerClient({ ...options, token: async () => ({ token }) });
  const session = new CustomerSession({
    ...options,
    publishableKey: 'pk_bank_0123456789abcdef',
    customerToken: async () => token,
  });
  const values: Readonly<Record<string, unknown>> = {
    TellerClient: client,
    'a TellerClient with other options': client.withOptions({ locale: 'zh-CN' }),
    'a resource': client.messages,
    CustomerClient: asCustomer,
    'a CustomerClient with a provider': byProvider,
    CustomerSession: session,
    LiveConversation: new LiveConversation({ client: asCustomer }),
  };
  for (const [name, value] of Object.entries(values))
    test(`stay hidden when a log prints ${name}`, () => {
      const text = printed(value);
      for (const hidden of [secret, token]) assert.ok(!text.includes(hidden));
    });

  for (const [name, each] of Object.entries({ client, asCustomer, byProvider }))
    test(`stay hidden in the error of a failed call of ${name}`, async () => {
      const error: unknown = await each.conversations
        .get('cnv_1')
        .catch((thrown: unknown) => thrown);
      assert.ok(error instanceof Error);
      for (const hidden of [secret, token]) assert.ok(!printed(error).includes(hidden));
    });
});

describe('a secret key', () => {
  const open = (url: string, allowInsecureHttp?: boolean) =>
    new TellerClient({ baseUrl: url, secretKey: secret, allowInsecureHttp });

  for (const url of [
    'https://service.bank.example',
    'http://localhost:8787',
    'http://service.localhost',
    'http://127.0.0.1:8787',
    'http://127.9.9.9',
    'http://[::1]:8787',
  ])
    test(`goes to ${url}`, () => assert.ok(open(url)));

  for (const url of [
    'http://service.bank.example',
    'http://10.0.0.5:8787',
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example',
    'http://[::2]',
    'http://0.0.0.0',
  ]) {
    test(`goes to ${url} only with allowInsecureHttp`, () => {
      assert.throws(() => open(url), /must use https/);
      assert.throws(() => open(baseUrl).withOptions({ baseUrl: url }), /must use https/);
      assert.ok(open(url, true));
    });
  }

  test('is refused under another option', () => {
    for (const wrong of [{ token: secret }, { publishableKey: secret }])
      assert.throws(() => new CustomerClient({ baseUrl, ...wrong }), /Pass `secretKey` alone/);
  });

  test('is refused in the address of the service', () => {
    assert.throws(() => open(`https://:${secret}@service.bank.example`), /without user name/);
  });
});

describe('the body of a response', () => {
  const chunk = new Uint8Array(2 ** 16).fill(32);

  /** Answers with a body that never ends, and counts its chunks. */
  function endless(status: number) {
    const state = { chunks: 0, cancelled: false };
    const fetch = async () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            state.chunks++;
            controller.enqueue(chunk);
          },
          cancel() {
            state.cancelled = true;
          },
        }),
        { status },
      );
    return {
      state,
      client: new TellerClient({ baseUrl, secretKey: secret, fetch, maxRetries: 0 }),
    };
  }

  test('fails the call with a typed error once it exceeds 16 MiB', async () => {
    const { state, client } = endless(200);
    await assert.rejects(client.conversations.get('cnv_1'), {
      name: 'ResponseShapeError',
      code: 'unexpected-response',
      retryable: false,
    });
    assert.ok(state.chunks <= 2 ** 24 / chunk.length + 3);
    assert.ok(state.cancelled);
  });

  test('of an error is cut after 64 KiB, and the status stays', async () => {
    const { state, client } = endless(404);
    await assert.rejects(client.conversations.get('cnv_1'), { status: 404 });
    assert.ok(state.chunks <= 4);
    assert.ok(state.cancelled);
  });
});
