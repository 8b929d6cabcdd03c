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
