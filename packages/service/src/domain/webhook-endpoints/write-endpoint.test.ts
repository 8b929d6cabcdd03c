import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { createWebhookEndpoint, updateWebhookEndpoint } from '@tellerkit/contract';
import type { WebhookEndpointChange } from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { startTwoBanks } from '../../testing/two-banks.ts';

let bank: TestService;
let webhookEndpointId: string;
beforeEach(async () => {
  bank = await startTwoBanks();
  const { id } = await bank.call(createWebhookEndpoint, {
    body: {
      url: 'https://bank.example/webhooks',
      description: 'Of the core',
      eventTypes: ['conversation.closed'],
    },
  });
  webhookEndpointId = id;
});
afterEach(() => bank.close());

const change = async (body: WebhookEndpointChange) => {
  const params = { webhookEndpointId };
  const { url, description, eventTypes, enabled } = await bank.call(updateWebhookEndpoint, {
    params,
    body,
  });
  return { url, description, eventTypes, enabled };
};

const asAdded = {
  url: 'https://bank.example/webhooks',
  description: 'Of the core',
  eventTypes: ['conversation.closed'],
  enabled: true,
};

test('an update changes only the given fields of an endpoint', async () => {
  assert.deepEqual(await change({}), asAdded);
  assert.deepEqual(await change({ enabled: false }), { ...asAdded, enabled: false });
  const url = 'https://bank.example/others';
  assert.deepEqual(await change({ url }), { ...asAdded, url, enabled: false });
  assert.deepEqual(await change({ enabled: true }), { ...asAdded, url });
  const eventTypes = ['message.created' as const];
  assert.deepEqual(await change({ eventTypes }), { ...asAdded, url, eventTypes });
});

test('a null description removes the description, and null event types subscribe to all event types', async () => {
  assert.deepEqual(await change({ description: null }), { ...asAdded, description: null });
  assert.deepEqual(await change({ eventTypes: null }), {
    ...asAdded,
    description: null,
    eventTypes: null,
  });
});
