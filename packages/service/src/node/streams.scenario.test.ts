import assert from 'node:assert/strict';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { Conversation, Session } from '@tellerkit/contract';
import { TellerClient } from '@tellerkit/sdk';
import type { ConnectionState } from '@tellerkit/sdk';
import type { TestService } from '@tellerkit/service/test-kit';
import { BufferingProxy } from '../testing/buffering-proxy.ts';
import { Caller } from '../testing/caller.ts';
import { serveOnSocket } from '../testing/serve-on-socket.ts';
import { keys, startTwoBanks } from '../testing/two-banks.ts';
import type { Listening } from './index.ts';

let bank: TestService;
let listening: Listening;
let customer: Caller;
let token: string;
let conversationId: string;

beforeEach(async () => {
  bank = await startTwoBanks({ rateLimits: false, limits: { slowReaderMs: 5000 } });
  listening = await serveOnSocket(bank);
  const page = new Caller(bank.service, keys.publishable);
  ({ token } = await page.post<Session>('/v1/sessions', { channel: 'web', locale: 'en' }));
  customer = new Caller(bank.service, token);
  conversationId = (await customer.post<Conversation>('/v1/conversations')).id;
});
afterEach(() => listening.close());

const send = (text: string) =>
  customer.post(`/v1/conversations/${conversationId}/messages`, {
    content: [{ type: 'text', text }],
  });

/** Opens a stream on a separate socket. Nothing reads from it until a `data` listener is added. */
function openSocket(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(listening.port, '127.0.0.1', () => {
      socket.write(
        `GET /v1/conversations/${conversationId}/events/stream HTTP/1.1\r\nHost: service.test\r\nAuthorization: Bearer ${token}\r\n\r\n`,
      );
      resolve(socket);
    });
    socket.on('error', reject);
  });
}

/** Reads a stream up to the event `last` and collects the ids of all events. */
function readIds(socket: Socket, ids: number[], last: number): Promise<void> {
  let rest = '';
  return new Promise((resolve, reject) => {
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop()!;
      for (const line of lines) if (line.startsWith('id: ')) ids.push(Number(line.slice(4)));
      if (ids.at(-1) === last) resolve();
    });
    socket.on('close', () => reject(new Error('closed')));
  });
}

describe('a reader that stops reading', () => {
  test('the service disconnects the reader, and the other readers get every event without delay', async () => {
    const sockets = await Promise.all(Array.from({ length: 5 }, openSocket));
    const stuck = sockets.shift()!;
    const closed = new Promise((resolve) => stuck.on('close', resolve));
    stuck.on('error', () => undefined);
    stuck.pause();
    // Enough rounds that the answers exceed the buffers of the sockets and the kernel
    const rounds = 200;
    bank.assistant.answers('x'.repeat(200_000));
    const last = 1 + 2 * rounds;
    const received = sockets.map((): number[] => []);
    const complete = sockets.map((socket, index) => readIds(socket, received[index]!, last));
    for (let round = 1; round <= rounds; round++) {
      await send('A long one, please');
      await customer.get(
        `/v1/conversations/${conversationId}/events?after=${2 * round}&waitMs=30000`,
      );
    }
    await Promise.all(complete);
    const all = Array.from({ length: last }, (_, index) => index + 1);
    for (const ids of received) assert.deepEqual(ids, all);
    await bank.clock.advance(5000);
    // The close event follows only after the data that the kernel has buffered
    stuck.resume();
    await closed;
    for (const socket of sockets) socket.destroy();
  });
});

describe('the SDK behind a proxy that buffers streams', () => {
  test('polls without losing an event, and streams again once the proxy stops buffering', async () => {
    const proxy = await BufferingProxy.open(listening.url);
    bank.assistant.answers('Yes.');
    let aheadMs = 0;
    const client = new TellerClient({
      baseUrl: proxy.url,
      token,
      // Makes all delays of the SDK twenty times shorter
      clock: {
        now: () => Date.now() + aheadMs,
        after: (ms, run) => {
          const timer = setTimeout(run, ms / 20);
          return () => clearTimeout(timer);
        },
      },
    });
    const transports: unknown[] = [];
    const onState = ({ state, via }: ConnectionState) => {
      if (state !== 'open') return;
      transports.push(via);
      if (via === 'stream') void send('Four');
    };
    const sequences: number[] = [];
    await send('One');
    for await (const event of client.events.stream(conversationId, { onState })) {
      if (!('sequence' in event) || event.sequence === undefined) continue;
      sequences.push(event.sequence);
      if (event.sequence === 3) void send('Two');
      if (event.sequence === 5) {
        proxy.isBuffering = false;
        aheadMs = 10 * 60_000;
        void send('Three');
      }
      if (event.sequence === 9) break;
    }
    assert.deepEqual(sequences, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert.deepEqual(transports, ['polling', 'stream']);
    await proxy.close();
  });
});
