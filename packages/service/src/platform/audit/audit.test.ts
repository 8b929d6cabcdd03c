import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openSqlite } from '../../node/index.ts';
import { asBackEnd, asCustomer, openConversation } from '../../testing/caller.ts';
import { startTwoBanks } from '../../testing/two-banks.ts';

test('changes and rejected calls write audit entries without request data', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'tellerkit-audit-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'audit.db');
  const bank = await startTwoBanks({ database: openSqlite(file) });
  const customer = await asCustomer(bank);
  const { id } = await openConversation(customer);
  const requestId = '0190f3b4-7c1d-7e52-8a1c-123456789012';
  const headers = { 'x-request-id': requestId };
  const content = [{ type: 'text', text: 'my secret words' }];
  await customer.post(`/v1/conversations/${id}/messages`, { content }, { headers });
  await customer.call('GET', `/v1/conversations/${id}`);
  await customer.call('POST', '/v1/agents', { body: { displayName: 'Me' } });
  await customer.call('GET', '/v1/conversations/my%20secret%20words');
  await customer.call('GET', '/v1/conversations/4111111111111111');
  await customer.call('GET', '/v1/conversations/cnv_01k4111111111111111aaaaaaa');
  await asBackEnd(bank).call('DELETE', '/v1/knowledge/articles/5555444433332222/en');
  await asBackEnd(bank).call('DELETE', '/v1/knowledge/articles/lost-card/en');
  await bank.close();

  const database = new DatabaseSync(file);
  const rows = database.prepare('select * from audit order by occurred_at, rowid').all();
  database.close();
  assert.deepEqual(
    rows.map(({ caller_kind, action, status }) => [caller_kind, action, status]),
    [
      ['publishable', 'sessions.create', 201],
      ['customer', 'conversations.create', 201],
      ['customer', 'messages.send', 201],
      ['customer', 'agents.create', 403],
      ['customer', 'conversations.get', 404],
      ['secret', 'knowledge.delete', 204],
      ['secret', 'knowledge.delete', 204],
    ],
  );
  assert.deepEqual([rows[2]?.['target'], rows[2]?.['request_id']], [id, requestId]);
  assert.deepEqual(
    rows.slice(4).map(({ target }) => target),
    [null, null, 'lost-card'],
  );
  assert.doesNotMatch(JSON.stringify(rows), /my secret|41111|55554/);
});
