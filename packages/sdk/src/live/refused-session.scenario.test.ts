import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CustomerClient, CustomerSession } from '@tellerkit/sdk';
import { LiveConversation } from '@tellerkit/sdk/live';
import { FakeClock } from '../testing/fake-clock.ts';
import { FakeLifecycle } from '../testing/fake-lifecycle.ts';
import { FakeService, problem } from '../testing/fake-service.ts';

/** A signed-in customer's conversation, whose service refuses every session with a code. */
function setUp(code: string, status: number, customerToken?: () => Promise<string>) {
  const clock = new FakeClock();
  const service = new FakeService(() => problem(status, code));
  const settings = { baseUrl: 'https://service.test', fetch: service.fetch, clock };
  const random = () => 0.5;
  let tokens = 0;
  const session = new CustomerSession({
    ...settings,
    publishableKey: 'pk_test',
    customerToken: async () => {
      tokens++;
      return (await customerToken?.()) ?? 'bank-token';
    },
  });
  const client = new CustomerClient({ ...settings, random, token: session.token });
  const lifecycle = new FakeLifecycle();
  const live = new LiveConversation({ client, clock, random, lifecycle });
  return { clock, live, service, tokens: () => tokens };
}

describe('a session that the service refuses', () => {
  for (const [code, status] of [
    ['invalid-token', 401],
    ['invalid-key', 401],
    ['origin-not-allowed', 403],
    ['invalid-request', 400],
  ] as const)
    test(`stops after ${code} until somebody tries again`, async () => {
      const { clock, live, service } = setUp(code, status);
      void live.start();
      await clock.advance(45_000);
      const { length } = service.requests;
      assert.ok(length > 0 && length <= 2, `${length} requests`);
      const { connection, error } = live.getSnapshot();
      assert.deepEqual([connection, error?.code], ['offline', 'token-provider-failed']);
      live.retryNow();
      await clock.advance(45_000);
      assert.equal(service.requests.length, 2 * length);
      live.stop();
    });

  test('lets a message fail with the reason instead of leaving it waiting for ever', async () => {
    const { clock, live, service } = setUp('invalid-token', 401);
    live.send('Hello');
    await clock.advance(60_000);
    const [message] = live.getSnapshot().outgoing;
    assert.deepEqual([message?.state, message?.error?.code], ['failed', 'token-provider-failed']);
    assert.ok(service.requests.length <= 4, `${service.requests.length} requests`);
    live.stop();
  });

  test('calls a provider that fails eight times at most in 45 seconds', async () => {
    const { clock, live, tokens } = setUp('invalid-token', 401, () =>
      Promise.reject(new Error('The back end is down.')),
    );
    void live.start();
    live.send('Hello');
    live.showTyping();
    await clock.advance(45_000);
    assert.ok(tokens() > 3 && tokens() <= 8, `${tokens()} calls`);
    assert.equal(live.getSnapshot().outgoing[0]?.state, 'waiting');
    live.stop();
  });
});
