import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CustomerClient } from '@tellerkit/sdk';
import { LiveConversation } from '../live/index.ts';
import { FakeService, json } from '../testing/fake-service.ts';

const page = { items: [], nextCursor: null };
const baseUrl = 'https://service.test';

test("CustomerClient sends the customer's token and can follow a live conversation", async () => {
  const service = new FakeService(() => json(page));
  const client = new CustomerClient({ baseUrl, token: 'jwt', fetch: service.fetch });
  const live = new LiveConversation({ client });
  await live.start();
  assert.equal(live.getSnapshot().connection, 'live');
  assert.deepEqual(
    service.requests.map(({ headers }) => headers.get('authorization')),
    ['Bearer jwt'],
  );
  live.stop();
});

test('CustomerClient.withOptions changes only the given options', async () => {
  const service = new FakeService(() => json(page));
  const first = new CustomerClient({ baseUrl, publishableKey: 'pk_1', fetch: service.fetch });
  const derived = first.withOptions({ locale: 'zh-CN' });
  await derived.queues.list().first();
  await first.queues.list().first();
  const sent = (name: string) => service.requests.map(({ headers }) => headers.get(name));
  assert.deepEqual(sent('accept-language'), ['zh-CN', null]);
  assert.deepEqual(sent('authorization'), ['Bearer pk_1', 'Bearer pk_1']);
});
