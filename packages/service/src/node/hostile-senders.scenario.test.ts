import assert from 'node:assert/strict';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { after, before, test } from 'node:test';
import { problem } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { serveOnSocket } from '../testing/serve-on-socket.ts';
import { keys, startTwoBanks } from '../testing/two-banks.ts';
import type { Listening } from './index.ts';

let bank: TestService;
let listening: Listening;
before(async () => {
  bank = await startTwoBanks();
  listening = await serveOnSocket(bank, { requestTimeoutMs: 600 });
});
after(async () => {
  await listening.close();
  assert.deepEqual(bank.errors, []);
});

const head = (...lines: string[]) =>
  [
    'POST /v1/conversations HTTP/1.1',
    'host: service.test',
    `authorization: Bearer ${keys.secret}`,
    'content-type: application/json',
    ...lines,
    '',
    '',
  ].join('\r\n');

/** Opens a TCP connection and returns everything the service sends until it closes the connection. */
function exchange(send: (socket: Socket) => void | (() => void)): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    let stop: void | (() => void);
    const socket = connect(listening.port, '127.0.0.1', () => (stop = send(socket)));
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      stop?.();
      resolve(received);
    });
  });
}

/** Sends a small piece repeatedly. The returned function stops it. */
function trickle(socket: Socket, piece: string, everyMs: number): () => void {
  const timer = setInterval(() => socket.write(piece), everyMs);
  return () => clearInterval(timer);
}

function assertProblem(answer: string, status: number) {
  assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `), answer.slice(0, 200));
  assert.match(answer, /content-type: application\/problem\+json/i);
  const body = answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
  assert.equal(problem.parse(JSON.parse(body)).status, status);
}

test('a body whose Content-Length exceeds the limit is rejected before the client sends it', async () => {
  const answer = await exchange((socket) => {
    socket.once('data', () => socket.end());
    socket.write(head('content-length: 10000000000'));
  });
  assertProblem(answer, 413);
});

test('a chunked body is rejected as soon as it exceeds the limit', async () => {
  let sent = 0;
  const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
  const answer = await exchange((socket) => {
    socket.once('data', () => socket.destroy());
    socket.write(head('transfer-encoding: chunked'));
    const send = () => {
      sent += 0x4000;
      if (!socket.destroyed && sent < 64 * 1024 * 1024) socket.write(chunk, send);
    };
    send();
  });
  assertProblem(answer, 413);
  assert.ok(sent < 32 * 1024 * 1024, `${sent} bytes were taken`);
});

test('headers that are too large are rejected', async () => {
  const answer = await exchange((socket) => {
    socket.once('data', () => socket.destroy());
    socket.write(head(`x-more: ${'x'.repeat(20_000)}`));
  });
  assertProblem(answer, 431);
});

test('a request with both Content-Length and Transfer-Encoding is rejected', async () => {
  const answer = await exchange((socket) => {
    socket.once('data', () => socket.destroy());
    socket.write(`${head('content-length: 5', 'transfer-encoding: chunked')}0\r\n\r\n`);
  });
  assertProblem(answer, 400);
});

test('a client that sends its headers too slowly is disconnected', async () => {
  const answer = await exchange((socket) => {
    socket.write('GET /health HTTP/1.1\r\nhost: service.test\r\n');
    return trickle(socket, 'x-more: x\r\n', 20);
  });
  assertProblem(answer, 408);
});

test('a client that sends its body too slowly is disconnected', async () => {
  const answer = await exchange((socket) => {
    socket.write(head('content-length: 100000'));
    return trickle(socket, ' ', 20);
  });
  assertProblem(answer, 408);
});

test('a client that stops sending its body is disconnected', async () => {
  const answer = await exchange((socket) => {
    socket.write(`${head('content-length: 100')}{`);
  });
  assertProblem(answer, 408);
});
