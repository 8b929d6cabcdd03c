import { TellerClient } from '@tellerkit/sdk';
import { nodeTransport } from '@tellerkit/sdk/node';
import { withAnswerServer } from './with-answer-server.ts';
import { compareRates } from './rate.ts';
import type { Row } from '../base/row.ts';

/** Compares calls per second through the SDK with calls per second of bare `fetch`, on the same responses. */
export function benchSdkCall(): Promise<Row[]> {
  return withAnswerServer(async ({ baseUrl, secretKey, conversationId }) => {
    await using http = await nodeTransport();
    const client = new TellerClient({ baseUrl, secretKey });
    const nodeClient = client.withOptions({ http });
    const bareCall = async (init?: RequestInit) => {
      const response = await fetch(`${baseUrl}/v1/conversations/${conversationId}`, {
        headers: { authorization: `Bearer ${secretKey}` },
        ...init,
      });
      await response.json();
    };
    const calls = {
      floor: () => bareCall(),
      sdk: () => client.conversations.get(conversationId),
      node: () => nodeClient.conversations.get(conversationId),
      // Measures the cost of an abort signal, because every client with cancellation has this cost.
      signal: () => bareCall({ signal: new AbortController().signal }),
    };
    return [...(await compare(calls, 1)), ...(await compare(calls, 50))];
  });
}

async function compare(
  calls: Parameters<typeof compareRates<'sdk' | 'node' | 'signal'>>[0],
  concurrency: number,
): Promise<Row[]> {
  const { floor, sdk, node, signal } = await compareRates(calls, concurrency);
  return [
    {
      name: `SDK call over bare fetch, ${concurrency} at once`,
      ratio: sdk.ratio,
      bound: 0.9,
      atLeast: true,
      detail: `${sdk.calls} and ${floor.calls} calls/s; fetch with a signal ${signal.ratio.toFixed(2)}`,
    },
    {
      name: `SDK call, Node transport, over bare fetch, ${concurrency} at once`,
      ratio: node.ratio,
      bound: 2,
      atLeast: true,
      detail: `${node.calls} and ${floor.calls} calls/s`,
    },
  ];
}
