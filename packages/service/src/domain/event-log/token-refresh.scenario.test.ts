import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TellerClient } from '@tellerkit/sdk';
import { createTestService } from '@tellerkit/service/test-kit';

const hour = 60 * 60 * 1000;

test('the SDK gets every event of a conversation once, even if its tokens expire meanwhile', async (context) => {
  const bank = await createTestService();
  context.after(() => bank.close());
  const page = new TellerClient(bank.clientOptions);
  let session = await page.sessions.create({ channel: 'web', locale: 'en' });
  let refreshes = 0;
  const client = new TellerClient({
    ...bank.clientOptions,
    publishableKey: undefined,
    token: async ({ reason }) => {
      if (reason === 'initial') return session;
      refreshes += 1;
      return (session = await page.sessions.refresh({ refreshToken: session.refreshToken }));
    },
  });
  const { id } = await client.conversations.create();
  const stop = new AbortController();
  const sequences: unknown[] = [];
  let opened = 0;
  const following = (async () => {
    const onState = ({ state }: { state: string }) => (opened += Number(state === 'open'));
    const { signal } = stop;
    for await (const event of client.events.stream(id, { after: 0, signal, onState }))
      if ('sequence' in event) sequences.push(event.sequence);
  })();
  const message = { content: [{ type: 'text' as const, text: 'Still there?' }] };
  for (let round = 1; round <= 6; round++) {
    await bank.clock.advance(hour / 2);
    await bank.clock.runUntil(client.messages.send(id, message));
  }
  await bank.clock.advance(60_000);
  stop.abort();
  await following;
  const { lastSequence } = await client.events.list(id);
  assert.ok(lastSequence > 6);
  assert.deepEqual(
    sequences,
    Array.from({ length: lastSequence }, (_, index) => index + 1),
  );
  assert.ok(refreshes >= 2, `${refreshes} tokens`);
  assert.ok(opened >= 3, `${opened} connections`);
});
