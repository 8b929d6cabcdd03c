import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import type { LiveEvent } from '@tellerkit/contract';
import { TellerClient } from '@tellerkit/sdk';
import { createTestService } from '@tellerkit/service/test-kit';
import type { FaultScope } from '@tellerkit/service/test-kit';

async function setUp(context: TestContext, seed = 1) {
  const bank = await createTestService({ seed });
  context.after(() => bank.close());
  bank.assistant.answers('Noted.');
  const customer = await bank.customer();
  const client = new TellerClient({ ...bank.clientOptions, token: customer.token });
  const { id } = await customer.open();
  const send = (text: string) =>
    client.messages.send(id, { content: [{ type: 'text', text }] }, { idempotencyKey: text });
  const sent = async () => {
    const { items } = await client.events.list(id);
    return items.flatMap((event) =>
      event.type === 'message.created' && event.data.message.author.role === 'customer'
        ? event.data.message.content.map((block) => (block.type === 'text' ? block.text : ''))
        : [],
    );
  };
  return { bank, client, id, send, sent };
}

const sending: FaultScope = { endpoint: 'messages.send' };

describe('injected faults', () => {
  test('a cut before the commit stores nothing', async (context) => {
    const { bank, client, id, sent } = await setUp(context);
    bank.faults.cutBeforeCommit(sending);
    const body = { content: [{ type: 'text' as const, text: 'one' }] };
    await assert.rejects(client.messages.send(id, body, { maxRetries: 0 }), {
      code: 'connection-failed',
    });
    assert.deepEqual(await sent(), []);
  });

  test('a cut after the commit keeps the message, and a retry stores no second message', async (context) => {
    const { bank, send, sent } = await setUp(context);
    const fault = bank.faults.cutAfterCommit({ ...sending, nth: 1 });
    await bank.clock.runUntil(send('one'));
    assert.deepEqual(await sent(), ['one']);
    assert.deepEqual(
      fault.injected.map(({ kind, endpoint, call }) => [kind, endpoint, call]),
      [['cut-after-commit', 'messages.send', 1]],
    );
  });

  test('a status fault sends a Retry-After, and the client waits that long', async (context) => {
    const { bank, send, sent } = await setUp(context);
    const before = bank.clock.now();
    bank.faults.status(429, { ...sending, retryAfter: 7, times: 1 });
    await bank.clock.runUntil(send('one'));
    assert.ok(bank.clock.now() - before >= 7000);
    assert.deepEqual(await sent(), ['one']);
  });

  test('a delay fault holds the request until the test clock has advanced', async (context) => {
    const { bank, send, sent } = await setUp(context);
    bank.faults.delay(5000, sending);
    const sendingOne = send('one');
    await bank.clock.advance(4999);
    assert.deepEqual(await sent(), []);
    await bank.clock.advance(1);
    await sendingOne;
    assert.deepEqual(await sent(), ['one']);
  });

  test('a duplicated request stores one message', async (context) => {
    const { bank, send, sent } = await setUp(context);
    bank.faults.duplicate(sending);
    await bank.clock.runUntil(send('one'));
    assert.deepEqual(await sent(), ['one']);
  });

  test('reordered requests arrive in reverse order', async (context) => {
    const { bank, send, sent } = await setUp(context);
    bank.faults.reorder(sending);
    await bank.clock.runUntil(Promise.all([send('one'), send('two')]));
    assert.deepEqual(await sent(), ['two', 'one']);
  });

  test('a reordered request continues after a second if no other request follows', async (context) => {
    const { bank, send, sent } = await setUp(context);
    bank.faults.reorder(sending);
    await bank.clock.runUntil(send('one'));
    assert.deepEqual(await sent(), ['one']);
  });

  test('cutting a stream at any byte neither loses nor repeats an event', async (context) => {
    const { bank, client, id, send } = await setUp(context);
    for (const text of ['one', 'two', 'three']) await send(text);
    for (let bytes = 1; bytes < 1200; bytes += 47)
      bank.faults.partialStream(bytes, { endpoint: 'events.stream', times: 1 });
    const seen: LiveEvent[] = [];
    const all = (async () => {
      for await (const event of client.events.stream(id)) {
        if ('sequence' in event) seen.push(event);
        if (seen.length === 7) return;
      }
    })();
    await bank.clock.runUntil(all);
    assert.deepEqual(
      seen.map((event) => ('sequence' in event ? event.sequence : 0)),
      [1, 2, 3, 4, 5, 6, 7],
    );
    assert.ok(bank.faults.log.length > 0);
  });

  test('an offline fault cuts running streams and makes calls fail until the fault ends', async (context) => {
    const { bank, client, id, sent } = await setUp(context);
    const states: string[] = [];
    const stop = new AbortController();
    const onState = ({ state }: { state: string }) => states.push(state);
    const events = client.events.stream(id, { signal: stop.signal, onState });
    await events.next();
    const offline = bank.faults.offline();
    await assert.rejects(client.conversations.get(id, { maxRetries: 0 }));
    const next = events.next();
    await bank.clock.settle();
    assert.equal(states.at(-1), 'waiting');
    offline.end();
    assert.deepEqual(await sent(), []);
    stop.abort();
    await next;
  });

  test('test services with equal seeds inject faults into the same calls', async (context) => {
    const run = async (seed: number) => {
      const { bank, send } = await setUp(context, seed);
      bank.faults.cutAfterCommit({ ...sending, probability: 0.4 });
      for (let number = 0; number < 20; number += 1)
        await bank.clock.runUntil(send(`message-${number}`));
      return bank.faults.log.map(({ call }) => call);
    };
    const [first, again, other] = [await run(7), await run(7), await run(8)];
    assert.deepEqual(first, again);
    assert.notDeepEqual(first, other);
  });

  test('adding a fault for an endpoint outside the contract throws a TypeError', async (context) => {
    const { bank } = await setUp(context);
    assert.throws(() => bank.faults.delay(1, { endpoint: 'message.send' }), TypeError);
  });

  test('`clear` ends all faults', async (context) => {
    const { bank, send, sent } = await setUp(context);
    bank.faults.cutBeforeCommit();
    bank.faults.clear();
    await send('one');
    assert.deepEqual(await sent(), ['one']);
  });
});
