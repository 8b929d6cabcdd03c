import assert from 'node:assert/strict';
import { describe as suite, test } from 'node:test';
import { getQueueEntry, listQueues, sendMessage } from '@tellerkit/contract/wire';
import { readSettings } from '../client/read-settings.ts';
import { describe } from './describe.ts';

const settings = readSettings({
  baseUrl: 'https://bank.test/teller/',
  publishableKey: 'pk_1',
  locale: 'zh-CN',
  headers: { 'x-channel': 'kiosk' },
});

const pathOf = (entryId: unknown) =>
  describe(settings, getQueueEntry, { params: { entryId } }).url.slice(settings.baseUrl.length);

suite('the call to an endpoint', () => {
  test('has a URL below the base URL', () => {
    const { url } = describe(settings, getQueueEntry, { params: { entryId: 'qen_1' } });
    assert.equal(url, 'https://bank.test/teller/v1/queue-entries/qen_1');
  });

  test('has the client’s language and headers, unless headers of the call override them', () => {
    const { headers } = describe(settings, listQueues, {}, { headers: { 'X-Channel': 'web' } });
    assert.equal(headers['accept-language'], 'zh-CN');
    assert.equal(headers['x-channel'], 'web');
    assert.equal(headers['accept'], 'application/json');
    assert.equal(headers['content-type'], undefined);
  });

  test('has its body as JSON, and nothing of the body in the URL', () => {
    const body = { content: [{ type: 'text', text: 'my card is lost' }] };
    const call = describe(settings, sendMessage, { params: { conversationId: 'cnv_1' }, body });
    assert.deepEqual(JSON.parse(call.body ?? ''), body);
    assert.equal(call.headers['content-type'], 'application/json');
    assert.doesNotMatch(call.url, /card/);
  });

  test('has half an emoji and NUL cleaned from each text of its body, and ids unchanged', () => {
    const body = { clientId: 'a\0', content: [{ type: 'text', text: 'Hi\0 \ud83d, \\u0000 🙂' }] };
    const call = describe(settings, sendMessage, { params: { conversationId: 'cnv_1' }, body });
    assert.deepEqual(JSON.parse(call.body ?? ''), {
      clientId: 'a\0',
      content: [{ type: 'text', text: 'Hi \ufffd, \\u0000 🙂' }],
    });
  });

  test('accepts `text/event-stream` if the endpoint streams', () => {
    const { headers } = describe(settings, listQueues, {}, {}, true);
    assert.equal(headers['accept'], 'text/event-stream');
  });

  test('has an encoded query that repeats lists and omits undefined values', () => {
    const query = { cursor: 'a&b=c d', limit: 0, not: undefined, states: ['open', 'closed'] };
    const { url } = describe(settings, listQueues, { query });
    assert.equal(new URL(url).search, '?cursor=a%26b%3Dc+d&limit=0&states=open&states=closed');
  });

  test('has no question mark in the URL if the query is empty', () => {
    assert.doesNotMatch(describe(settings, listQueues, { query: {} }).url, /\?/);
  });
});

suite('a path parameter', () => {
  test('stays one path segment for every value', () => {
    assert.equal(pathOf('a/../b'), '/v1/queue-entries/a%2F..%2Fb');
    assert.equal(pathOf('a?b#c'), '/v1/queue-entries/a%3Fb%23c');
    assert.equal(pathOf('a\\b'), '/v1/queue-entries/a%5Cb');
    assert.equal(pathOf('%2e%2e'), '/v1/queue-entries/%252e%252e');
    assert.equal(pathOf('...'), '/v1/queue-entries/...');
    assert.equal(pathOf('银行'), `/v1/queue-entries/${encodeURIComponent('银行')}`);
  });

  for (const value of ['', '.', '..', undefined, null, 7, {}, 'half \ud83d pair'])
    test(`is rejected if it is ${JSON.stringify(value) ?? 'undefined'}`, () => {
      assert.throws(() => pathOf(value), { name: 'TypeError', message: /entryId/ });
    });

  test('is not quoted in the error', () => {
    assert.throws(
      () => pathOf('secret \ud83d'),
      (error: Error) => !error.message.includes('secret'),
    );
  });
});
