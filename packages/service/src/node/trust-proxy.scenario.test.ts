import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { serveOnSocket } from '../testing/serve-on-socket.ts';
import { keys, startTwoBanks } from '../testing/two-banks.ts';
import { listen } from './index.ts';
import type { ListenOptions } from './index.ts';

const newSession = { requests: 2, windowMs: 60_000 };

/** Serves a bank on a socket and returns a function that opens a session with an `X-Forwarded-For` header. */
async function serve(context: TestContext, options: ListenOptions) {
  const bank = await startTwoBanks({ rateLimits: { newSession } });
  const listening = await serveOnSocket(bank, options);
  context.after(() => listening.close());
  return async (forwarded?: string) => {
    const { status } = await fetch(`${listening.url}/v1/sessions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${keys.publishable}`,
        'content-type': 'application/json',
        ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }),
      },
      body: JSON.stringify({ channel: 'web', locale: 'en' }),
    });
    return status;
  };
}

test('a client cannot choose its address with X-Forwarded-For', async (context) => {
  const open = await serve(context, {});
  const statuses = [await open('198.51.100.1'), await open('198.51.100.2'), await open('::1')];
  assert.deepEqual(statuses, [201, 201, 429]);
});

test('behind a trusted proxy each client counts by the address that the proxy appended', async (context) => {
  const open = await serve(context, { trustProxy: ['127.0.0.1'] });
  const clients = ['198.51.100.1', '198.51.100.2', '2001:db8:1:2::1'];
  for (const client of clients) {
    assert.equal(await open(client), 201);
    // The client sent the first entry itself
    assert.equal(await open(`203.0.113.5, ${client}`), 201);
    assert.equal(await open(`203.0.113.6, ${client}`), 429);
  }
  assert.equal(await open('2001:db8:1:2::2'), 429);
});

test('requests through a proxy that nobody named are logged once, without an address', async (context) => {
  const events: string[] = [];
  const logger = {
    info: () => undefined,
    error: (event: string, fields: object) => events.push(`${event} ${JSON.stringify(fields)}`),
  };
  const bank = await startTwoBanks();
  context.after(() => bank.close());
  for (const trustProxy of [[], ['127.0.0.1']]) {
    const listening = await listen(
      { ...bank.service, logger, close: () => Promise.resolve() },
      { port: 0, trustProxy },
    );
    for (const address of ['198.51.100.1', '198.51.100.2'])
      await fetch(`${listening.url}/health`, { headers: { 'x-forwarded-for': address } });
    await fetch(`${listening.url}/health`);
    await listening.close();
  }
  assert.equal(events.length, 1);
  assert.match(events[0] ?? '', /^proxy-not-trusted .*--trust-proxy/);
  assert.doesNotMatch(events[0] ?? '', /198\.51/);
});
