import { fork } from 'node:child_process';
import { once } from 'node:events';
import { TellerClient } from '@tellerkit/sdk';
import { median } from './row.ts';
import type { Row } from './row.ts';

const callsARound = 1000;
const rounds = 9;

/** Calls a second through the SDK over calls a second of bare `fetch`, on the same answers. */
export async function benchSdkCall(): Promise<Row[]> {
  const server = fork(new URL('answer-server.ts', import.meta.url));
  try {
    const [port] = (await once(server, 'message')) as [number];
    const baseUrl = `http://127.0.0.1:${port}`;
    const conversationId = `cnv_${'0'.repeat(26)}`;
    const client = new TellerClient({ baseUrl, secretKey: 'sk_bench_0123456789abcdef' });
    const bare = async () => {
      const response = await fetch(`${baseUrl}/v1/conversations/${conversationId}`, {
        headers: { authorization: 'Bearer sk_bench_0123456789abcdef' },
      });
      await response.json();
    };
    const sdk = () => client.conversations.get(conversationId);
    return [await compare(sdk, bare, 1), await compare(sdk, bare, 50)];
  } finally {
    server.kill();
  }
}

async function compare(
  sdk: () => Promise<unknown>,
  bare: () => Promise<unknown>,
  concurrency: number,
): Promise<Row> {
  await rate(sdk, concurrency);
  await rate(bare, concurrency);
  const pairs: { readonly sdk: number; readonly bare: number }[] = [];
  for (let round = 0; round < rounds; round++)
    pairs.push({ bare: await rate(bare, concurrency), sdk: await rate(sdk, concurrency) });
  const figure = (name: 'sdk' | 'bare') => Math.round(median(pairs.map((pair) => pair[name])));
  return {
    name: `SDK call over bare fetch, ${concurrency} at once`,
    ratio: median(pairs.map((pair) => pair.sdk / pair.bare)),
    bound: 0.9,
    atLeast: true,
    detail: `${figure('sdk')} and ${figure('bare')} calls/s`,
  };
}

async function rate(call: () => Promise<unknown>, concurrency: number): Promise<number> {
  const start = performance.now();
  let left = callsARound;
  const worker = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return (callsARound * 1000) / (performance.now() - start);
}
