import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Conversation, LiveEvent, Message } from '@tellerkit/contract';
import { SpawnedService } from '../testing/spawned-service.ts';

const secretKey = 'sk_kill_0123456789abcdef';
const kills = 3;
const batch = 40;

test('hard kills lose nothing that was acknowledged and double nothing that is sent again', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-kill-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const args = ['--publishable-key', 'pk_kill_0123456789abcdef', '--secret-key', secretKey];
  const start = async () => {
    const service = new SpawnedService([...args, '--port', '0', '--data', join(folder, 'kill.db')]);
    return { service, url: await service.url() };
  };

  let { service, url } = await start();
  const { id } = (await post(url, '/v1/conversations', 'open', {})) as Conversation;
  const path = `/v1/conversations/${id}/messages`;
  const acknowledged = new Map<number, Message>();
  for (let round = 0; round < kills; round += 1) {
    const numbers = Array.from({ length: batch }, (_, index) => round * batch + index);
    const send = async (number: number) => {
      const content = [{ type: 'text', text: `Message ${number}` }];
      const sent = (await post(url, path, `key-${number}`, { content })) as Message;
      const before = acknowledged.get(number);
      if (before) assert.deepEqual(sent, before);
      acknowledged.set(number, sent);
      return number;
    };
    const sending = numbers.map(send);
    // in the middle: some are acknowledged, some under way
    await Promise.race(sending.slice(batch / 2));
    await Promise.all([service.end('SIGKILL'), Promise.allSettled(sending)]);
    ({ service, url } = await start());
    await Promise.all(numbers.map(send));
  }

  const events = await readAll(url, id);
  assert.deepEqual(
    events.map(({ sequence }) => sequence),
    events.map((_, index) => index + 1),
  );
  const texts = events.flatMap((event) =>
    event.type === 'message.created' && event.data.message.author.role === 'customer'
      ? event.data.message.content.map((block) => (block.type === 'text' ? block.text : ''))
      : [],
  );
  assert.equal(texts.length, kills * batch);
  assert.equal(new Set(texts).size, kills * batch);
  assert.equal((await service.end('SIGTERM')).code, 0);
});

const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };

async function post(url: string, path: string, key: string, body: unknown): Promise<unknown> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': key },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

async function readAll(url: string, id: string): Promise<(LiveEvent & { sequence: number })[]> {
  const response = await fetch(`${url}/v1/conversations/${id}/events?limit=500`, { headers });
  return ((await response.json()) as { items: (LiveEvent & { sequence: number })[] }).items;
}
