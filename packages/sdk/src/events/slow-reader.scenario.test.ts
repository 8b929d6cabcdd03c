import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../testing/fake-clock.ts';
import { FakeService } from '../testing/fake-service.ts';
import { storedEvent } from '../testing/fake-stream.ts';
import { createTransport } from '../client/create-transport.ts';
import { conversationEvents } from './conversation-events.ts';

test('a slow loop over events applies backpressure, and the connection still counts as alive', async () => {
  const total = 6;
  let sent = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (sent === total) return;
        controller.enqueue(new TextEncoder().encode(storedEvent(++sent)));
      },
    },
    { highWaterMark: 0 },
  );
  const service = new FakeService(
    () => new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
  );
  const clock = new FakeClock();
  const transport = createTransport({
    baseUrl: 'https://service.test',
    publishableKey: 'pk_test',
    fetch: service.fetch,
    clock,
  });
  let taken = 0;
  const following = (async () => {
    for await (const event of conversationEvents(transport, 'cnv_1')) {
      assert.ok('sequence' in event && event.sequence === ++taken);
      // Much longer than the timeout for silence
      await new Promise<void>((resolve) => clock.after(60_000, resolve));
      assert.equal(sent, taken, 'nothing is read ahead');
      if (taken === total) return;
    }
  })();
  await clock.runUntil(following);
  assert.equal(service.requests.length, 1);
  assert.equal(clock.pending, 0);
});
