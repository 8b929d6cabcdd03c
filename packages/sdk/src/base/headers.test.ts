import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listQueues, showTyping } from '@tellerkit/contract/wire';
import { fakeTransport } from '../testing/fake-transport.ts';
import { json } from '../testing/fake-service.ts';

const emptyPage = { items: [], nextCursor: null };
const typing = { params: { conversationId: 'cnv_1' } };
const unsendable = ['secret\nline', 'secret银行', 'secret\u0000'];

const quotesNothing = (error: Error) =>
  error instanceof TypeError && !error.message.includes('secret') && error.cause === undefined;

describe('a value that cannot be sent in a header', () => {
  for (const value of unsendable) {
    test(`causes a TypeError that does not quote it, as a client’s key, token or header: ${JSON.stringify(value)}`, () => {
      const client = (options: object) => () => fakeTransport(() => json(emptyPage), options);
      assert.throws(client({ secretKey: value }), quotesNothing);
      assert.throws(client({ token: value }), quotesNothing);
      assert.throws(client({ headers: { 'x-branch': value } }), (error: Error) => {
        return quotesNothing(error) && error.message.includes('x-branch');
      });
    });

    test(`causes a TypeError that does not quote it, as a call’s header or idempotency key: ${JSON.stringify(value)}`, async () => {
      const { transport, service } = fakeTransport(() => json(emptyPage));
      for (const options of [{ headers: { 'x-branch': value } }, { idempotencyKey: value }])
        await assert.rejects(transport.call(showTyping, typing, options), quotesNothing);
      assert.equal(service.requests.length, 0);
    });
  }
});

test('a secret key may end with a newline, as when it is read from a file', async () => {
  const { transport, service } = fakeTransport(() => json(emptyPage), { secretKey: 'sk_1\n' });
  await transport.call(listQueues, { query: {} });
  assert.equal(service.requests[0]?.headers.get('authorization'), 'Bearer sk_1');
});
