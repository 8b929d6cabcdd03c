import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asCustomer, openConversation } from '../testing/caller.ts';
import { startTwoBanks } from '../testing/two-banks.ts';

test(
  'twenty long polls of a caller wait together, and leave the caller its reads',
  { timeout: 60_000 },
  async (context) => {
    const bank = await startTwoBanks({ assistant: null, bounds: false });
    context.after(() => bank.close());
    const customer = await asCustomer(bank);
    const path = `/v1/conversations/${(await openConversation(customer)).id}`;
    const { lastSequence } = await customer.get<{ lastSequence: number }>(`${path}/events`);
    const polls = Array.from({ length: 20 }, () =>
      customer.get<{ items: unknown[] }>(`${path}/events?after=${lastSequence}&waitMs=30000`),
    );
    await bank.clock.settle();
    await customer.get(`${path}/events`);
    await customer.post(`${path}/messages`, { content: [{ type: 'text', text: 'Hello' }] });
    for (const { items } of await Promise.all(polls)) assert.ok(items.length > 0);
  },
);

test('a long poll whose session ends gets 401, and one that runs out of time gets 200', async (context) => {
  const bank = await startTwoBanks({ assistant: null });
  context.after(() => bank.close());
  const [leaving, staying] = [await asCustomer(bank), await asCustomer(bank)];
  const polls: Promise<{ status: number }>[] = [];
  for (const customer of [leaving, staying]) {
    const path = `/v1/conversations/${(await openConversation(customer)).id}/events`;
    const { lastSequence } = await customer.get<{ lastSequence: number }>(path);
    polls.push(customer.call('GET', `${path}?after=${lastSequence}&waitMs=30000`));
  }
  await bank.clock.settle();
  assert.equal((await leaving.call('DELETE', '/v1/sessions/current')).status, 204);
  assert.equal((await polls[0])?.status, 401);
  await bank.clock.advance(30_000);
  assert.equal((await polls[1])?.status, 200);
});
