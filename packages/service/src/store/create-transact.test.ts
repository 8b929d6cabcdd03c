import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from '@tellerkit/contract';
import { asCustomer, openConversation } from '../testing/caller.ts';
import { startTwoBanks } from '../testing/two-banks.ts';
import type { Bus } from './bus/bus.ts';

const brokenBus: Bus = {
  publish() {
    throw Object.assign(new Error('The bus is down.'), { code: '40001' });
  },
  subscribe: () => () => undefined,
  close: () => undefined,
};

test('a committed change succeeds and is not repeated, even if the bus fails afterwards', async () => {
  const bank = await startTwoBanks({ bus: brokenBus });
  const customer = await asCustomer(bank);
  const { id } = await openConversation(customer);
  const path = `/v1/conversations/${id}/messages`;
  await customer.post<Message>(path, { content: [{ type: 'text', text: 'Hello' }] });
  const { items } = await customer.get<{ items: Message[] }>(path);
  assert.equal(items.filter(({ author }) => author.role === 'customer').length, 1);
  await bank.close();
  assert.ok(bank.errors.some(({ event }) => event === 'after-commit-failed'));
});
