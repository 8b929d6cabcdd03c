import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { inspect } from 'node:util';
import {
  createKeyTransport,
  createTransport,
  CustomerClient,
  CustomerSession,
  TellerClient,
} from '@tellerkit/sdk';
import type { TellerClientOptions } from '@tellerkit/sdk';
import { LiveConversation } from '@tellerkit/sdk/live';
import { nodeTransport } from '@tellerkit/sdk/node';
import { settle } from '@tellerkit/tooling/settle';

const secret = 'sk_bank_0123456789abcdef';
const token = 'token_fedcba9876543210';
const baseUrl = 'https://service.bank.example';
const failing = () => Promise.reject(new TypeError('cut'));

const aSession = {
  id: `ses_${'0'.repeat(26)}`,
  customerId: `cus_${'0'.repeat(26)}`,
  anonymous: false,
  channel: 'web',
  locale: 'en',
  token,
  expiresAt: '2100-01-01T00:00:00.000Z',
  refreshToken: 'rt_0123',
};

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

describe('the secret key and the tokens of a client', async () => {
  const options = { baseUrl, fetch: failing, maxRetries: 0 };
  const client = new TellerClient({ ...options, secretKey: secret });
  const asCustomer = new CustomerClient({ ...options, token });
  const byProvider = new CustomerClient({ ...options, token: async () => ({ token }) });
  const session = new CustomerSession({
    ...options,
    publishableKey: 'pk_bank_0123456789abcdef',
    customerToken: async () => token,
    fetch: async () => Response.json(aSession, { status: 201 }),
  });
  const { signal } = new AbortController();
  assert.equal((await session.token({ reason: 'initial', signal })).token, token);
  // The client requests its token before the call fails
  await byProvider.conversations.get('cnv_1').catch(() => undefined);
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
    for (const wrong of [{ token: secret }, { publishableKey: secret }]) {
      assert.throws(() => new CustomerClient({ baseUrl, ...wrong }), /`secretKey` alone/);
      assert.throws(() => new TellerClient({ baseUrl, ...wrong }), /`secretKey` alone/);
    }
  });

  test('is refused together with another credential', () => {
    for (const second of [{ publishableKey: 'pk_1' }, { token }])
      assert.throws(() => new TellerClient({ baseUrl, secretKey: secret, ...second } as never), {
        name: 'TypeError',
        message: 'Pass `secretKey` alone.',
      });
  });

  test('is refused by every client of a page, and in a page', (t) => {
    const options = { baseUrl, publishableKey: 'pk_1', secretKey: secret } as never;
    const withSecret = { publishableKey: undefined, secretKey: secret } as never;
    assert.throws(() => new CustomerSession(options), /to a `TellerClient`/);
    assert.throws(
      () => new CustomerClient({ baseUrl, ...(withSecret as object) } as never),
      TypeError,
    );
    assert.throws(() => createTransport({ baseUrl, secretKey: secret }), /to a `TellerClient`/);
    for (const create of [createTransport, createKeyTransport]) {
      const page = create({ baseUrl, publishableKey: 'pk_1' });
      assert.throws(() => page.with(withSecret), /to a `TellerClient`/);
    }
    Object.assign(globalThis, { document: {} });
    t.after(() => Reflect.deleteProperty(globalThis, 'document'));
    assert.throws(() => open(baseUrl), { name: 'TypeError', message: /publishableKey/ });
  });

  test('never leaves as the token of a provider, over http or https', async () => {
    for (const url of [baseUrl, 'http://service.bank.example']) {
      let sent = 0;
      const client = new TellerClient({
        baseUrl: url,
        token: async () => ({ token: secret }),
        fetch: async () => Promise.reject(new Error(`sent ${++sent}`)),
      });
      await assert.rejects(client.conversations.get('cnv_1'), { code: 'token-provider-failed' });
      assert.equal(sent, 0);
    }
  });

  test('is never quoted in an error', () => {
    assert.throws(
      () => new TellerClient({ baseUrl, secretKey: `${secret}\n.` }),
      (error: Error) => !error.message.includes(secret),
    );
  });

  test('is refused in the address of the service', () => {
    assert.throws(() => open(`https://:${secret}@service.bank.example`), /without user name/);
  });
});

describe('the body of a response', () => {
  const chunk = new Uint8Array(2 ** 16).fill(32);

  /** Answers with bodies that never end, and counts their chunks. */
  function endlessFetch(status: number) {
    const state = { chunks: 0, ended: false };
    const pull = (controller: ReadableStreamDefaultController) => {
      state.chunks++;
      controller.enqueue(chunk);
    };
    const cancel = () => void (state.ended = true);
    const fetch = async () => new Response(new ReadableStream({ pull, cancel }), { status });
    return { state, options: { baseUrl, fetch } };
  }

  /** The same over sockets and the Node transport. */
  async function endlessServer(t: TestContext, status: number) {
    const state = { chunks: 0, ended: false };
    const server = createServer((_, response) => {
      const write = () => {
        do state.chunks++;
        while (!state.ended && response.write(chunk));
      };
      response
        .on('close', () => (state.ended = true))
        .on('drain', write)
        .writeHead(status);
      write();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const http = await nodeTransport();
    t.after(async () => {
      await http.close();
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    return { state, options: { baseUrl: `http://127.0.0.1:${port}`, http } };
  }

  for (const [name, endless] of [
    ['fetch', async (_: TestContext, status: number) => endlessFetch(status)],
    ['nodeTransport', endlessServer],
  ] as const) {
    // Sockets hold some chunks that nobody reads
    const inSockets = name === 'fetch' ? 3 : 300;
    const get = (options: object) =>
      new TellerClient({
        maxRetries: 0,
        secretKey: secret,
        ...options,
      } as TellerClientOptions).conversations.get('cnv_1');

    test(`fails the call with a typed error once it exceeds 16 MiB over ${name}`, async (t) => {
      const { state, options } = await endless(t, 200);
      await assert.rejects(get(options), {
        name: 'ResponseShapeError',
        code: 'unexpected-response',
        endpoint: 'conversations.get',
        message: 'conversations.get: expected at most 16 MiB.',
        retryable: false,
      });
      while (!state.ended) await settle();
      assert.ok(state.chunks <= 2 ** 24 / chunk.length + inSockets);
    });

    test(`of an error is cut after 64 KiB over ${name}, and the status stays`, async (t) => {
      const { state, options } = await endless(t, 503);
      await assert.rejects(get(options), { name: 'ApiError', status: 503, retryable: true });
      while (!state.ended) await settle();
      assert.ok(state.chunks <= 1 + inSockets);
    });
  }

  test('is read as text if it is no web stream, as with node-fetch', async () => {
    const page = JSON.stringify({ items: [], nextCursor: null });
    const body = Readable.from([page]);
    const answer = { status: 200, headers: new Headers(), body, text: async () => page };
    const fetch = async () => answer as unknown as Response;
    const client = new TellerClient({ baseUrl, secretKey: secret, fetch, maxRetries: 0 });
    assert.deepEqual((await client.queues.list().first()).items, []);
  });
});
