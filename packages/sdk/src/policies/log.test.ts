import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listQueues, sendMessage } from '@tellerkit/contract/wire';
import type { LogFields, Logger } from '../transport/logger.ts';
import { fakeTransport } from '../testing/fake-transport.ts';
import { json, noService, problem, silence } from '../testing/fake-service.ts';

/** Records log lines. */
class FakeLogger implements Logger {
  readonly lines: { level: string; message: string; fields: LogFields }[] = [];

  debug(message: string, fields: LogFields): void {
    this.lines.push({ level: 'debug', message, fields });
  }

  warn(message: string, fields: LogFields): void {
    this.lines.push({ level: 'warn', message, fields });
  }
}

const emptyPage = { items: [], nextCursor: null };

describe('the logger', () => {
  test('gets endpoint, outcome and duration of each attempt', async () => {
    const logger = new FakeLogger();
    const { transport, clock } = fakeTransport(
      (_, index) => (index ? json(emptyPage) : problem(503, 'unavailable')),
      { logger },
    );
    const headers = { 'x-request-id': 'req_1' };
    await clock.runUntil(transport.call(listQueues, { query: {} }, { headers }));
    const always = { endpoint: 'queues.list', method: 'GET', durationMs: 0 };
    assert.deepEqual(logger.lines, [
      {
        level: 'warn',
        message: 'failed',
        fields: {
          ...always,
          attempt: 0,
          status: 503,
          code: 'unavailable',
          requestId: 'req_service',
        },
      },
      {
        level: 'debug',
        message: 'succeeded',
        fields: { ...always, attempt: 1, status: 200, code: undefined, requestId: 'req_1' },
      },
    ]);
  });

  test('can throw without failing the call', async () => {
    const fail = () => {
      throw new Error('The log is full.');
    };
    const { transport } = fakeTransport(() => json(emptyPage), {
      logger: { debug: fail, warn: fail },
    });
    assert.deepEqual(await transport.call(listQueues, { query: {} }), emptyPage);
  });

  test('gets the code `aborted` for an aborted attempt', async () => {
    const logger = new FakeLogger();
    const { transport } = fakeTransport(silence, { logger });
    const controller = new AbortController();
    const call = transport.call(listQueues, { query: {} }, { signal: controller.signal });
    setTimeout(() => controller.abort());
    await assert.rejects(call, { name: 'AbortError' });
    assert.equal(logger.lines[0]?.fields.code, 'aborted');
  });

  test('gets no body, query, key or headers, and errors contain none of them', async () => {
    const logger = new FakeLogger();
    const { transport, clock } = fakeTransport(
      (_, index) => (index ? problem(404, 'not-found') : noService()),
      { logger, secretKey: 'sk_sensitive', headers: { 'x-customer': 'sensitive' } },
    );
    const content = [{ type: 'text' as const, text: 'sensitive' }];
    const call = transport.call(sendMessage, {
      params: { conversationId: 'cnv_1' },
      body: { content },
    });
    const error: unknown = await clock.runUntil(call).catch((reason: unknown) => reason);
    const written = JSON.stringify([logger.lines, error, String(error), Object(error)]);
    assert.match(written, /not-found/);
    assert.doesNotMatch(written, /sensitive/);
  });
});

describe('the headers of a call', () => {
  test('have the same request id in all attempts, and no trace by default', async () => {
    const { transport, service, clock } = fakeTransport((_, index) =>
      index < 2 ? noService() : json(emptyPage),
    );
    await clock.runUntil(transport.call(listQueues, { query: {} }));
    const names = service.requests.map(({ headers }) => headers.get('x-request-id'));
    assert.equal(names.length, 3);
    assert.equal(new Set(names).size, 1);
    assert.match(String(names[0]), /^c[0-9a-f]{11}a[0-9a-f]{11}e0000001$/);
    assert.ok(service.requests.every(({ headers }) => !headers.has('traceparent')));
  });

  test("carry the caller's trace and idempotency key", async () => {
    const { transport, service } = fakeTransport(() => problem(404, 'not-found'));
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const options = { headers: { traceparent }, idempotencyKey: 'mine' };
    const input = { params: { conversationId: 'cnv_1' }, body: { content: [] } as never };
    await assert.rejects(transport.call(sendMessage, input, options));
    assert.equal(service.requests[0]?.headers.get('traceparent'), traceparent);
    assert.equal(service.requests[0]?.headers.get('idempotency-key'), 'mine');
  });
});
