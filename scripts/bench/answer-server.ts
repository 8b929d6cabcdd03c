import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// Answers every request with the same conversation, so that only the client's work differs.
const body = JSON.stringify({
  id: `cnv_${'0'.repeat(26)}`,
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
});

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
