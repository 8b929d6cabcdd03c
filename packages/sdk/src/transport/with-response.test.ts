import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TellerClient } from '@tellerkit/sdk';
import type { ResponseInfo, TellerClientOptions } from '@tellerkit/sdk';
import { collect } from '../testing/collect.ts';
import { aConversation } from '../testing/fake-live-client.ts';
import { FakeService, json, noService, problem } from '../testing/fake-service.ts';
import type { Answer } from '../testing/fake-service.ts';
import { withResponse } from './with-response.ts';

const headers = { 'x-request-id': 'req_service', ratelimit: '"read";r=9' };

function clientOf(answer: Answer, options: Partial<TellerClientOptions> = {}) {
  const { fetch } = new FakeService(answer);
  const given = { baseUrl: 'https://service.test', publishableKey: 'pk_1', random: () => 0 };
  return new TellerClient({ ...given, fetch, ...options } as TellerClientOptions);
}

describe('withResponse', () => {
  test('returns typed data, status, headers and request id', async () => {
    const client = clientOf(() => json(aConversation(), 200, headers));
    const { data, response } = await withResponse((options) =>
      client.conversations.get('cnv_1', options),
    );
    assert.equal(data.state, 'assistant');
    assert.equal(response.status, 200);
    assert.equal(response.requestId, 'req_service');
    assert.equal(response.headers.get('RateLimit'), '"read";r=9');
    assert.equal(response.attempt, 0);
  });

  test('returns the last response, with the sent request id if the response has no request id', async () => {
    const client = clientOf((_, index) => (index ? json(aConversation()) : noService()));
    const { response } = await withResponse((options) =>
      client.conversations.get('cnv_1', { ...options, headers: { 'x-request-id': 'req_mine' } }),
    );
    assert.equal(response.attempt, 1);
    assert.equal(response.requestId, 'req_mine');
  });

  test('works for a call without data and for one page of a list', async () => {
    const empty = clientOf(() => new Response(null, { status: 204 }));
    const typing = await withResponse((options) =>
      empty.conversations.showTyping('cnv_1', options),
    );
    assert.equal(typing.response.status, 204);
    const client = clientOf(() => json({ items: [], nextCursor: null }, 200, headers));
    const page = await withResponse((options) => client.queues.list({}, options).first());
    assert.deepEqual(page.data.items, []);
    assert.equal(page.response.requestId, 'req_service');
  });

  test('rejects if the call fails or does not receive the options', async () => {
    const client = clientOf(() => problem(404, 'not-found'));
    await assert.rejects(
      withResponse((options) => client.conversations.get('cnv_1', options)),
      { code: 'not-found' },
    );
    await assert.rejects(
      withResponse(() => Promise.resolve(1)),
      { name: 'TypeError', message: 'Pass the `options` on to the call.' },
    );
  });
});

describe('onResponse', () => {
  test('is called for every attempt, including error responses, and for every page', async () => {
    const seen: [number, number][] = [];
    const onResponse = ({ status, attempt }: ResponseInfo) => seen.push([status, attempt]);
    const client = clientOf((_, index) =>
      index === 1
        ? problem(503, 'unavailable')
        : json({ items: [], nextCursor: index < 3 ? `page ${index}` : null }),
    );
    await collect(client.queues.list({}, { onResponse }));
    assert.deepEqual(seen, [
      [200, 0],
      [503, 0],
      [200, 1],
      [200, 0],
    ]);
  });

  test('rejects the call without a retry if the callback throws', async () => {
    const service = new FakeService(() => json(aConversation()));
    const client = clientOf(() => noService(), { fetch: service.fetch });
    const own = new Error('not what I wanted');
    const onResponse = () => {
      throw own;
    };
    await assert.rejects(client.conversations.get('cnv_1', { onResponse }), own);
    assert.equal(service.requests.length, 1);
  });
});
