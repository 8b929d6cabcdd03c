import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listQueues, sendMessage, streamQueueEntry } from '@tellerkit/contract/wire';
import { eventStream } from '../events/event-stream.ts';
import { collect } from '../testing/collect.ts';
import { fakeTransport } from '../testing/fake-transport.ts';
import { noService, problem, silence } from '../testing/fake-service.ts';
import type { TellerClientOptions } from './client-options.ts';
import type { HttpRequest, HttpResponse } from './http-transport.ts';

const emptyPage = { items: [], nextCursor: null };

/** Creates the smallest response that a transport may return, which is not a `Response`. */
function plain(status: number, text: string, headers: Record<string, string> = {}): HttpResponse {
  return {
    status,
    headers: { get: (name) => headers[name] ?? null },
    body: null,
    text: () => Promise.resolve(text),
  };
}

/** Creates a client's transport over an `HttpTransport` that answers requests with `answer`. */
function over(
  answer: (request: HttpRequest, index: number) => HttpResponse | Promise<HttpResponse>,
  options: Partial<TellerClientOptions> = {},
) {
  const requests: HttpRequest[] = [];
  const fake = fakeTransport(noService, {
    http: async (request) => answer(request, requests.push(request) - 1),
    ...options,
  });
  return { ...fake, requests };
}

describe('a custom HttpTransport', () => {
  test('replaces fetch and gets complete requests', async () => {
    const { transport, service, requests } = over(() => plain(500, ''), { maxRetries: 0 });
    const input = {
      params: { conversationId: 'cnv_1' },
      body: { content: [{ type: 'text' as const, text: '银行' }] },
    };
    await assert.rejects(transport.call(sendMessage, input), { status: 500 });
    const { method, url, headers, body, stream, signal } = requests[0]!;
    assert.equal(method, 'POST');
    assert.equal(url, 'https://service.test/v1/conversations/cnv_1/messages');
    assert.equal(headers['authorization'], 'Bearer pk_test');
    assert.deepEqual(JSON.parse(String(body)), input.body);
    assert.equal(stream, false);
    assert.ok(signal instanceof AbortSignal);
    assert.equal(service.requests.length, 0);
  });

  test('gets `stream: true` for an event stream', async () => {
    const { transport, requests } = over(() => plain(204, ''));
    const input = { params: { entryId: 'qen_1' } };
    assert.deepEqual(await collect(eventStream(transport, streamQueueEntry, input)), []);
    assert.equal(requests[0]?.stream, true);
  });

  test('is retried like fetch after a broken connection, a 503 or an incomplete response', async () => {
    const { transport, clock, requests } = over((_, index) => {
      if (index === 0) throw new Error('connect ECONNREFUSED');
      if (index === 1) return plain(503, '', { 'retry-after': '1' });
      const cut = () => Promise.reject(new Error('other side closed'));
      return index === 2
        ? { ...plain(200, ''), text: cut }
        : plain(200, JSON.stringify(emptyPage), { 'content-type': 'application/json' });
    });
    assert.deepEqual(await clock.runUntil(transport.call(listQueues, { query: {} })), emptyPage);
    assert.equal(requests.length, 4);
  });

  test('gives a ConnectionError without network details if the service is unreachable', async () => {
    const { transport } = over(
      () => {
        throw new Error('connect ECONNREFUSED 10.0.0.1');
      },
      { maxRetries: 0 },
    );
    await assert.rejects(transport.call(listQueues, { query: {} }), (error: Error) => {
      assert.equal(error.name, 'ConnectionError');
      assert.doesNotMatch(error.message, /10\.0\.0\.1/);
      return true;
    });
  });

  test('gets an aborted signal after a timeout and after an abort', async () => {
    const never = ({ signal }: HttpRequest) => silence({ signal } as never);
    const { transport, clock, requests } = over(never, { timeoutMs: 50, maxRetries: 0 });
    const timedOut = transport.call(listQueues, { query: {} });
    await assert.rejects(clock.runUntil(timedOut), { name: 'TimeoutError', timeoutMs: 50 });
    const controller = new AbortController();
    const aborted = transport.call(listQueues, { query: {} }, { signal: controller.signal });
    const reason = new Error('left');
    await clock.advance(10);
    controller.abort(reason);
    await assert.rejects(aborted, reason);
    assert.ok(requests.every(({ signal }) => signal?.aborted));
  });

  test('gives the same error as fetch for a redirect', async () => {
    const byCustom = over(() => plain(307, '', { location: 'https://other.test' }));
    const byFetch = fakeTransport(() => problem(307, 'http-error'));
    for (const { transport } of [byCustom, byFetch])
      await assert.rejects(transport.call(listQueues, { query: {} }), {
        name: 'ApiError',
        status: 307,
      });
  });
});
