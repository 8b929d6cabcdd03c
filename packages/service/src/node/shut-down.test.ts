import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Conversation, LiveEvent } from '@tellerkit/contract';
import { SpawnedService } from '../testing/spawned-service.ts';

const secretKey = 'sk_close_0123456789abcdef';
const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
const clients = 8;

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tellerkit-close-'));
});
const started: SpawnedService[] = [];
after(async () => {
  // Ends services that a failed test left running
  for (const service of started) await service.end('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function start(...more: string[]): SpawnedService {
  const keys = ['--publishable-key', 'pk_close_0123456789abcdef'];
  const data = ['--port', '0', '--data', join(folder, 'close.db')];
  const service = new SpawnedService([...keys, ...data, ...more], {
    TELLERKIT_SECRET_KEY: secretKey,
  });
  started.push(service);
  return service;
}

async function open(url: string): Promise<string> {
  const made = await fetch(`${url}/v1/conversations`, { method: 'POST', headers, body: '{}' });
  return `/v1/conversations/${((await made.json()) as Conversation).id}`;
}

/** Posts over a keep-alive connection. Returns the status, or undefined if nothing listens. */
async function post(agent: Agent, url: string, text: string): Promise<number | undefined> {
  const sending = request(url, { agent, method: 'POST', headers });
  sending.end(JSON.stringify({ content: [{ type: 'text', text }] }));
  try {
    const [answer] = (await once(sending, 'response')) as [IncomingMessage];
    answer.resume();
    await once(answer, 'end');
    return answer.statusCode;
  } catch {
    return undefined;
  }
}

async function textsOf(url: string, path: string): Promise<string[]> {
  const texts: string[] = [];
  for (let after = 0; ;) {
    const page = await fetch(`${url}${path}/events?limit=500&after=${after}`, { headers });
    const { items } = (await page.json()) as { items: (LiveEvent & { sequence: number })[] };
    for (const event of items)
      if (event.type === 'message.created' && event.data.message.author.role === 'customer')
        texts.push(
          ...event.data.message.content.map((block) => ('text' in block ? block.text : '')),
        );
    if (items.length < 500) return texts;
    after = items.at(-1)?.sequence ?? after;
  }
}

describe('a service that receives SIGTERM', () => {
  test('reports 503 at /ready and answers every request that it accepts', async () => {
    const service = start();
    const url = await service.url();
    const path = await open(url);
    const stream = await fetch(`${url}${path}/events/stream`, { headers });
    const streamed = stream.text();
    const answered: string[] = [];
    let isDraining = false;
    let answeredWhileDraining = 0;
    const write = async (client: number) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      for (let number = 0; ; number += 1) {
        const text = `${client}-${number}`;
        const status = await post(agent, `${url}${path}/messages`, text);
        if (status === undefined || status === 503) break;
        assert.equal(status, 201);
        answered.push(text);
        if (isDraining) answeredWhileDraining += 1;
        if (answered.length === clients * 5) service.signal('SIGTERM');
      }
      agent.destroy();
    };
    const writing = Promise.all(Array.from({ length: clients }, (_, client) => write(client)));
    for (let ready = 200; ready !== 503;)
      ready = await fetch(`${url}/ready`).then(
        async (answer) => {
          await answer.text();
          return answer.status;
        },
        () => assert.fail('it closed before /ready reported 503'),
      );
    isDraining = true;
    await writing;
    assert.match(await streamed, /: open|event: /);
    const { code, out, error } = await service.ended();
    assert.deepEqual([code, error], [0, '']);
    assert.match(out, /Closed\n$/);
    assert.ok(answeredWhileDraining > 0, 'it answered no request while draining');

    const next = start();
    const stored = await textsOf(await next.url(), path);
    assert.deepEqual(stored.sort(), answered.sort());
    await next.end('SIGTERM');
  });

  test('ends at once on a second signal', async () => {
    const service = start('--drain-ms', '60000');
    const url = await service.url();
    service.signal('SIGTERM');
    while ((await fetch(`${url}/ready`)).status !== 503);
    service.signal('SIGINT');
    const { code, out } = await service.ended();
    assert.equal(code, null);
    assert.doesNotMatch(out, /Closed/);
  });
});
