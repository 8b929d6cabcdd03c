import { fork } from 'node:child_process';
import { once } from 'node:events';
import { TellerClient } from '@tellerkit/sdk';
import { median } from './row.ts';
import type { Row } from './row.ts';

// Many short rounds: whatever else the machine does then hits both sides of a pair alike.
const callsARound = 200;
const rounds = 45;

type Call = () => Promise<unknown>;

/** Calls a second through the SDK over calls a second of bare `fetch`, on the same answers. */
export async function benchSdkCall(): Promise<Row[]> {
  const server = fork(new URL('answer-server.ts', import.meta.url));
  try {
    const [port] = (await once(server, 'message')) as [number];
    const baseUrl = `http://127.0.0.1:${port}`;
    const conversationId = `cnv_${'0'.repeat(26)}`;
    const client = new TellerClient({ baseUrl, secretKey: 'sk_bench_0123456789abcdef' });
    const bareCall = async (init?: RequestInit) => {
      const response = await fetch(`${baseUrl}/v1/conversations/${conversationId}`, {
        headers: { authorization: 'Bearer sk_bench_0123456789abcdef' },
        ...init,
      });
      await response.json();
    };
    const calls = {
      sdk: () => client.conversations.get(conversationId),
      bare: () => bareCall(),
      // What any client that can end a request pays before it does anything else.
      signal: () => bareCall({ signal: new AbortController().signal }),
    };
    return [await compare(calls, 1), await compare(calls, 50)];
  } finally {
    server.kill();
  }
}

async function compare(
  { sdk, bare, signal }: Readonly<Record<'sdk' | 'bare' | 'signal', Call>>,
  concurrency: number,
): Promise<Row> {
  const turn = async () => ({
    bare: await rate(bare, concurrency),
    sdk: await rate(sdk, concurrency),
    signal: await rate(signal, concurrency),
  });
  for (let round = 0; round < 5; round++) await turn();
  const turns: Awaited<ReturnType<typeof turn>>[] = [];
  for (let round = 0; round < rounds; round++) turns.push(await turn());
  const figure = (name: 'sdk' | 'bare') => Math.round(median(turns.map((rates) => rates[name])));
  const floor = median(turns.map((rates) => rates.signal / rates.bare));
  return {
    name: `SDK call over bare fetch, ${concurrency} at once`,
    ratio: median(turns.map((rates) => rates.sdk / rates.bare)),
    bound: 0.9,
    atLeast: true,
    detail: `${figure('sdk')} and ${figure('bare')} calls/s; fetch with a signal ${floor.toFixed(2)}`,
  };
}

async function rate(call: Call, concurrency: number): Promise<number> {
  const start = performance.now();
  let left = callsARound;
  const worker = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return (callsARound * 1000) / (performance.now() - start);
}
