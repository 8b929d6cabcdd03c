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
import { ServiceHarness } from '../../testing/service-harness.ts';
import { TestBank } from '../../testing/test-bank.ts';

const text = { content: [{ type: 'text' as const, text: 'Hello' }] };

test('only the agent who serves a conversation types, reads, writes and closes there', async (context) => {
  const bank = new TestBank();
  context.after(() => bank.close());
  const stranger = await bank.agent({ displayName: 'Stranger' }, false);
  const agent = await bank.agent();
  const { conversationId } = await bank.handOff(await bank.customer());
  const params = { conversationId };
  const acts = (token: string) => [
    bank.attempt(token, showTyping, { params }),
    bank.attempt(token, markConversationRead, { params, body: { upTo: 1 } }),
    bank.attempt(token, sendMessage, { params, body: text }),
  ];
  // Offered is not yet accepted
  for (const { token } of [stranger, agent])
    assert.deepEqual(await Promise.all(acts(token)), [403, 403, 403]);
  await bank.accept(agent);
  assert.deepEqual(await Promise.all(acts(agent.token)), [204, 204, 201]);
  assert.deepEqual(await Promise.all(acts(stranger.token)), [403, 403, 403]);
  const closing = { params, body: {} };
  assert.equal(await bank.attempt(stranger.token, closeConversation, closing), 403);
});

test('a typing mark writes nothing', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'service.db');
  const harness = new ServiceHarness({ database: openSqlite(file) });
  context.after(() => harness.close());
  const customer = await harness.customer();
  const { id } = await harness.open(customer);
  const reader = await customer.stream(`/v1/conversations/${id}/events/stream`);
  await reader.until('conversation.created');
  // Whoever holds the write lock keeps everybody else from writing
  const other = new DatabaseSync(file);
  other.exec('begin immediate');
  const headers = { 'idempotency-key': 'typing-1' };
  const shown = await customer.call('POST', `/v1/conversations/${id}/typing`, { headers });
  assert.equal(shown.status, 204);
  await reader.until('typing');
  other.close();
  await reader.cancel();
});
