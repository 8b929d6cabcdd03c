/**
 * Answers every request at once with minimal work, so that only the client's work differs. Responses are a
 * conversation, a page of messages, or the message sent.
 */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

const conversationId = `cnv_${'0'.repeat(26)}`;

const conversation = {
  id: conversationId,
  customerId: `cus_${'0'.repeat(26)}`,
  channel: 'web',
  locale: 'en',
  state: 'assistant',
  agentId: null,
  queueEntryId: null,
  lastSequence: 12,
  createdAt: '2026-11-21T09:30:00.000Z',
  updatedAt: '2026-11-21T09:31:00.000Z',
  closedAt: null,
  disposition: null,
};

const message = (sequence: number) => ({
  id: `msg_${String(sequence).padStart(26, '0')}`,
  conversationId,
  sequence,
  clientId: null,
  author: { role: 'customer', id: `cus_${'0'.repeat(26)}`, displayName: null },
  content: [{ type: 'text', text: 'What does a transfer abroad cost, and how long does it take?' }],
  createdAt: '2026-11-21T09:30:00.000Z',
});

const page = {
  items: Array.from({ length: 20 }, (_, index) => message(20 - index)),
  nextCursor: null,
};

function answer(status: string, body: object): Buffer {
  const text = JSON.stringify(body);
  const head = `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${text.length}\r\n\r\n`;
  return Buffer.from(head + text);
}

const sent = answer('201 Created', message(1));
const read = answer('200 OK', page);
const found = answer('200 OK', conversation);

const server = createServer((socket) => {
  socket.setNoDelay(true);
  let received = '';
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
    for (;;) {
      const headEnd = received.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(received)?.[1] ?? 0);
      const end = headEnd + 4 + length;
      if (received.length < end) return;
      const isPost = received.startsWith('POST');
      const isList = /^\S+ \S*\/messages/.test(received);
      socket.write(isPost ? sent : isList ? read : found);
      received = received.slice(end);
    }
  });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
