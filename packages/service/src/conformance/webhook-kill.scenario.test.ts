import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openSqlite } from '../node/index.ts';
import { callAs } from '../testing/caller.ts';
import { FakeWebhookSender } from '../testing/fake-webhook-sender.ts';
import { SpawnedService } from '../testing/spawned-service.ts';
import { startTwoBanks } from '../testing/two-banks.ts';

const secretKey = 'sk_kill_0123456789abcdef';
const publishableKey = 'pk_kill_0123456789abcdef';
const conversations = 30;

test('a SIGKILL between a change and the sending of its webhook loses no webhook', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-webhooks-'));
  const data = join(folder, 'kill.db');
  // The receiver accepts requests but never responds, so it acknowledges no webhook
  const receiver = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  context.after(async () => {
    receiver.closeAllConnections();
    receiver.close();
    await rm(folder, { recursive: true, force: true });
  });
  const keyFlags = ['--publishable-key', publishableKey, '--secret-key', secretKey];
  const flags = [...keyFlags, '--port', '0', '--data', data, '--loopback-webhooks'];
  const service = new SpawnedService(flags);
  const url = await service.url();
  const post = async (path: string, body: unknown) => {
    const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await (await fetch(url + path, init)).json()) as { id: string };
  };
  const { port } = receiver.address() as AddressInfo;
  await post('/v1/webhook-endpoints', {
    url: `http://127.0.0.1:${port}/`,
    eventTypes: ['conversation.created'],
  });
  const opened: string[] = [];
  const opening = Array.from({ length: conversations }, async () => {
    opened.push((await post('/v1/conversations', {})).id);
  });
  // Kills the process while the service has answered some requests and still runs others
  await Promise.race(opening.slice(conversations / 2));
  await Promise.all([service.end('SIGKILL'), Promise.allSettled(opening)]);

  const webhookSender = new FakeWebhookSender();
  const tenant = { slug: 'main', name: 'main', publishableKeys: [], secretKeys: [secretKey] };
  const next = await startTwoBanks({
    database: openSqlite(data),
    webhookSender,
    tenants: [tenant],
  });
  context.after(() => next.close());
  // Moves past every lease that the killed process may hold
  await next.clock.jump(Date.now() + 120_000 - next.clock.now());
  const { items } = await callAs(next, secretKey).get<{ items: { id: string }[] }>(
    '/v1/conversations?limit=100',
  );
  await webhookSender.sent(items.length);
  const delivered = webhookSender.events.map((event) => event.data['conversationId']).sort();
  assert.deepEqual(
    delivered,
    items.map(({ id }) => id).sort(),
    'each stored conversation has one webhook',
  );
  assert.ok(opened.length > 0 && opened.every((id) => delivered.includes(id)));
});
