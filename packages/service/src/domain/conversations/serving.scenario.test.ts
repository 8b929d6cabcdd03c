import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import {
  closeConversation,
  markConversationRead,
  sendMessage,
  showTyping,
} from '@tellerkit/contract';
import { openSqlite } from '../../node/index.ts';
import { asCustomer, openConversation } from '../../testing/caller.ts';
import { addAgent, handOff } from '../../testing/desk-steps.ts';
import { attempt } from '../../testing/endpoint-calls.ts';
import { startTwoBanks } from '../../testing/two-banks.ts';

const text = { content: [{ type: 'text' as const, text: 'Hello' }] };

test('agents can type, send, mark as read and close only in conversations that they serve', async (context) => {
  const bank = await startTwoBanks();
  context.after(() => bank.close());
  const stranger = await addAgent(bank, { displayName: 'Stranger', presence: 'offline' });
  const agent = await addAgent(bank);
  const { conversationId } = await handOff(await bank.customer());
  const params = { conversationId };
  const acts = (token: string) => [
    attempt(bank, token, showTyping, { params }),
    attempt(bank, token, markConversationRead, { params, body: { upTo: 1 } }),
    attempt(bank, token, sendMessage, { params, body: text }),
  ];
  // The offer is not accepted yet
  assert.deepEqual(await Promise.all(acts(agent.token)), [403, 403, 403]);
  assert.deepEqual(await Promise.all(acts(stranger.token)), [404, 404, 404]);
  await agent.accept();
  assert.deepEqual(await Promise.all(acts(agent.token)), [204, 204, 201]);
  assert.deepEqual(await Promise.all(acts(stranger.token)), [404, 404, 404]);
  const closing = { params, body: {} };
  assert.equal(await attempt(bank, stranger.token, closeConversation, closing), 404);
});

test('a typing event writes nothing to the database', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'service.db');
  const bank = await startTwoBanks({ database: openSqlite(file) });
  context.after(() => bank.close());
  const customer = await asCustomer(bank);
  const { id } = await openConversation(customer);
  const reader = await customer.stream(`/v1/conversations/${id}/events/stream`);
  await reader.until('conversation.created');
  // The held write lock blocks every other writer
  const other = new DatabaseSync(file);
  other.exec('begin immediate');
  const headers = { 'idempotency-key': 'typing-1' };
  const shown = await customer.call('POST', `/v1/conversations/${id}/typing`, { headers });
  assert.equal(shown.status, 204);
  await reader.until('typing');
  other.close();
  await reader.cancel();
});
