import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { endSession, listQueues, putArticle, showTyping } from '@tellerkit/contract/wire';
import { fakeTransport } from '../testing/fake-transport.ts';
import { noService, problem, silence } from '../testing/fake-service.ts';
import type { Answer } from '../testing/fake-service.ts';

const typing = { params: { conversationId: 'cnv_1' } };
const noContent = () => new Response(null, { status: 204 });
const article = {
  params: { slug: 'fees', locale: 'en' },
  body: { title: 'Fees', body: 'None.', validFrom: '2026-01-05' },
};

describe('the idempotency key', () => {
  test('is the same in every attempt, after every kind of failure', async () => {
    const answers: Answer[] = [noService, silence, () => problem(401, 'expired-token'), noContent];
    const { transport, service, clock } = fakeTransport(
      (request, index) => answers[index]!(request, index),
      { token: async ({ reason }) => ({ token: reason }), timeoutMs: 1000 },
    );
    await clock.runUntil(transport.call(showTyping, typing));
    const keys = service.requests.map(({ headers }) => headers.get('idempotency-key'));
    assert.equal(keys.length, 4);
    assert.match(String(keys[0]), /^[0-9a-f]{32}$/);
    assert.equal(new Set(keys).size, 1);
  });

  test('differs from call to call', async () => {
    const { transport, service } = fakeTransport(noContent);
    for (let call = 0; call < 3; call++) await transport.call(showTyping, typing);
    assert.equal(
      new Set(service.requests.map(({ headers }) => headers.get('idempotency-key'))).size,
      3,
    );
  });

  test('comes from the call option first, then from the headers, and is random otherwise', async () => {
    const { transport, service } = fakeTransport(noContent);
    const headers = { 'Idempotency-Key': 'among-headers' };
    await transport.call(showTyping, typing, { headers });
    await transport.call(showTyping, typing, { headers, idempotencyKey: 'mine' });
    assert.deepEqual(
      service.requests.map((request) => request.headers.get('idempotency-key')),
      ['among-headers', 'mine'],
    );
  });

  test('makes the client send a POST only once if the key is empty', async () => {
    for (const answer of [noService, () => problem(503, 'unavailable'), silence] as Answer[]) {
      const { transport, service, clock } = fakeTransport(answer, { timeoutMs: 1000 });
      const call = transport.call(showTyping, typing, { idempotencyKey: '' });
      await assert.rejects(clock.runUntil(call));
      assert.equal(service.requests.length, 1);
    }
  });

  test('is not needed to retry GET, PUT and DELETE', async () => {
    const { transport, service, clock } = fakeTransport(noService);
    const attempts = async (call: Promise<unknown>) => {
      await assert.rejects(clock.runUntil(call));
      return service.requests.splice(0).length;
    };
    assert.equal(await attempts(transport.call(listQueues, { query: {} })), 4);
    assert.equal(await attempts(transport.call(putArticle, article)), 4);
    assert.equal(await attempts(transport.call(endSession, {})), 4);
  });
});
