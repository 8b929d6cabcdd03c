import assert from 'node:assert/strict';
import { request } from 'node:http';
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

test('the metrics answer only hosts that nobody else can point at them', async (context) => {
  const bank = await startTwoBanks();
  context.after(() => bank.close());
  const served = await serveMetrics(bank.service, { port: 0, host: '127.0.0.1' });
  context.after(() => served.close());
  const statusFor = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const options = { host: '127.0.0.1', port: served.port, path: '/metrics', headers: { host } };
      request(options, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
  for (const host of ['127.0.0.1:9464', '[::1]:9464', 'localhost:9464', 'LOCALHOST', 'tellerkit:1'])
    assert.equal(await statusFor(host), 200, host);
  for (const host of [
    'evil.example',
    'evil.example:9464',
    'localhost.evil.example',
    '1.evil.example',
  ])
    assert.equal(await statusFor(host), 403, host);
});
