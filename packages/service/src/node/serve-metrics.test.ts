import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asCustomer, openConversation } from '../testing/caller.ts';
import { startTwoBanks } from '../testing/two-banks.ts';
import { serveMetrics } from './serve-metrics.ts';

test('GET /metrics counts requests, queues and deliveries without ids of customers', async (context) => {
  const bank = await startTwoBanks();
  context.after(() => bank.close());
  const customer = await asCustomer(bank);
  const { id, customerId } = await openConversation(customer);
  await customer.post(`/v1/conversations/${id}/hand-off`, {});
  await customer.call('GET', `/v1/conversations/${id}x`);
  const served = await serveMetrics(bank.service, { port: 0, host: '127.0.0.1' });
  context.after(() => served.close());
  const response = await fetch(`http://127.0.0.1:${served.port}/metrics`);
  const text = await response.text();
  assert.equal(response.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
  for (const line of [
    'tellerkit_request_duration_seconds_count{endpoint="conversations.create",code="2xx"} 1',
    'tellerkit_request_duration_seconds_count{endpoint="conversations.get",code="4xx"} 1',
    'tellerkit_queue_waiting{tenant="ginkgo",queue="service"} 1',
    'tellerkit_queue_waiting{tenant="maple",queue="service"} 0',
    'tellerkit_open_streams 0',
    'tellerkit_flight_bytes 0',
    'tellerkit_webhook_deliveries_due 0',
  ])
    assert.ok(text.split('\n').includes(line), line);
  assert.match(text, /^process_resident_memory_bytes \d+$/m);
  assert.ok(text.endsWith('\n'));
  assert.ok(!text.includes(id) && !text.includes(customerId));
  assert.equal((await fetch(`http://127.0.0.1:${served.port}/v1/queues`)).status, 404);
});

test('the port of the service serves no metrics', async (context) => {
  const bank = await startTwoBanks();
  context.after(() => bank.close());
  const { status } = await (await asCustomer(bank)).call('GET', '/metrics');
  assert.equal(status, 404);
});
