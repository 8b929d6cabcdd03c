import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { createConversation, createSession, getCustomer } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { callWith } from '../../testing/endpoint-calls.ts';
import { keys, startTwoBanks } from '../../testing/two-banks.ts';

let bank: TestService;
beforeEach(async () => {
  bank = await startTwoBanks();
});
afterEach(() => bank.close());

test('the API returns a customer with the external id, name and priority that the bank sent', async () => {
  const named = { externalId: 'crm-4711', displayName: 'Account holder', priority: 7 };
  const { customerId } = await bank.call(createConversation, {
    body: { customer: named },
  });
  const { createdAt, ...customer } = await bank.call(getCustomer, {
    params: { customerId },
  });
  assert.deepEqual(customer, { id: customerId, anonymous: false, ...named });
  assert.equal(Date.parse(createdAt), bank.clock.now());
});

test('a customer without an external id is anonymous', async () => {
  const { customerId } = await callWith(bank, keys.publishable, createSession, {
    body: { channel: 'web', locale: 'en' },
  });
  const customer = await bank.call(getCustomer, { params: { customerId } });
  assert.deepEqual(
    [customer.anonymous, customer.externalId, customer.displayName, customer.priority],
    [true, null, null, 0],
  );
});
