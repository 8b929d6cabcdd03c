import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { TellerClient } from '@tellerkit/sdk';
import { nodeTransport } from '@tellerkit/sdk/node';
import type { Row } from '../base/row.ts';

const readers = 1000;
const secretKey = 'sk_bench_0123456789abcdef';

/** Bytes per live stream, averaged over 1,000 streams that have each received an event. */
interface Cost {
  readonly client: number;
  readonly service: number;
}

/** Measures the memory of live readers: in the client relative to bare `fetch`, in the service in bytes. */
export async function benchLiveReaders(): Promise<Row[]> {
  const bare = await costOf('bare');
  const sdk = await costOf('sdk');
  const node = await costOf('node');
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  const inClient = (name: string, cost: Cost, bound: number): Row => ({
    name: `Memory of a live reader, ${name} over bare fetch`,
    ratio: cost.client / bare.client,
    bound,
    atLeast: false,
    detail: `${kilobytes(cost.client)} and ${kilobytes(bare.client)} each, ${readers} readers`,
  });
  return [
    inClient('SDK', sdk, 1.5),
    inClient('SDK, Node transport', node, 1),
    {
      name: 'Heap of a live reader in the service, over 25 kB',
      ratio: sdk.service / 25_000,
      bound: 1,
      atLeast: false,
      detail: `${kilobytes(sdk.service)} each, ${readers} readers`,
    },
  ];
}

async function costOf(kind: 'bare' | 'sdk' | 'node'): Promise<Cost> {
  const service = start('reader-service.ts');
  const [baseUrl] = (await once(service, 'message')) as [string];
  const client = start('reader-client.ts', kind, baseUrl);
  await once(client, 'message');
  try {
    return await measure(service, client, baseUrl);
  } finally {
    for (const child of [client, service]) {
      child.kill();
      await once(child, 'exit');
    }
  }
}

async function measure(
  service: ChildProcess,
  client: ChildProcess,
  baseUrl: string,
): Promise<Cost> {
  await using http = await nodeTransport({ maxSockets: 16 });
  const caller = new TellerClient({ baseUrl, secretKey, http });
  const open = (_: unknown, index: number) =>
    caller.conversations.create({ customer: { externalId: `reader-${index}` } });
  const conversations = await Promise.all(Array.from({ length: readers }, open));
  const ids = conversations.map(({ id }) => id);
  const content = [{ type: 'text' as const, text: 'I lost my card' }];
  const sendToAll = () => Promise.all(ids.map((id) => caller.messages.send(id, { content })));
  // Sends once without readers, so that memory for writing is not counted as memory of the readers
  await sendToAll();
  const before = await ask<number>(service, 'memory');
  await ask(client, ids);
  const held = once(client, 'message') as Promise<[number]>;
  await sendToAll();
  const [inClient] = await held;
  const inService = (await ask<number>(service, 'memory')) - before;
  return { client: inClient / readers, service: inService / readers };
}

async function ask<T>(child: ChildProcess, message: string | string[]): Promise<T> {
  const answer = once(child, 'message') as Promise<[T]>;
  child.send(message);
  return (await answer)[0];
}

function start(file: string, ...rest: string[]): ChildProcess {
  const execArgv = [...process.execArgv, '--expose-gc'];
  return fork(new URL(file, import.meta.url), rest, { execArgv });
}
