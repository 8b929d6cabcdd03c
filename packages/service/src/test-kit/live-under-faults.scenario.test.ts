import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TellerClient } from '@tellerkit/sdk';
import { LiveConversation } from '@tellerkit/sdk/live';
import { createTestService } from '@tellerkit/service/test-kit';
import { seededRandom } from './seeded-random.ts';

/** Set `TELLERKIT_SEEDS=100` to search for failures with more seeds. */
const seeds = Number(process.env['TELLERKIT_SEEDS'] ?? 4);
const first = Number(process.env['TELLERKIT_FIRST_SEED'] ?? 1);
const messages = 30;

for (let seed = first; seed < first + seeds; seed += 1)
  test(`under all faults, a live conversation never loses, repeats or reorders a message, seed ${seed}`, async (context) => {
    const bank = await createTestService({ seed });
    context.after(() => bank.close());
    const customer = await bank.customer();
    const client = new TellerClient({ ...bank.clientOptions, token: customer.token });
    const live = new LiveConversation({ client, clock: bank.clock, random: bank.random });
    context.after(() => live.stop());
    const random = seededRandom(seed);
    const { faults } = bank;
    faults.cutBeforeCommit({ probability: 0.1 });
    faults.cutAfterCommit({ probability: 0.1 });
    faults.status(503, { retryAfter: 1, probability: 0.05 });
    faults.status(429, { retryAfter: 2, probability: 0.05 });
    faults.status(500, { probability: 0.05 });
    faults.duplicate({ probability: 0.1 });
    faults.delay(700, { probability: 0.1 });
    faults.reorder({ probability: 0.1 });
    for (const bytes of [40, 400, 4000])
      faults.partialStream(bytes, { endpoint: 'events.stream', probability: 0.15 });

    void live.start();
    const sent: string[] = [];
    for (let number = 1; number <= messages; number += 1) {
      const text = `Message ${number}`;
      live.send(text);
      sent.push(text);
      await bank.clock.advance(random() * 2000);
      if (number % 10 === 5) await bank.restart();
      if (number % 10 === 8) {
        const offline = faults.offline();
        await bank.clock.advance(random() * 20_000);
        offline.end();
      }
    }
    faults.clear();
    await bank.clock.advance(60_000);

    const { outgoing, items, connection } = live.getSnapshot();
    assert.deepEqual(outgoing, []);
    assert.equal(connection, 'live');
    const { items: conversations } = await client.conversations.list().first();
    assert.equal(conversations.length, 1);
    const stored: string[] = [];
    const { items: events } = await client.events.list(conversations[0]?.id ?? '', { limit: 500 });
    const numbers = events.map((event) => ('sequence' in event ? (event.sequence ?? 0) : 0));
    for (const event of events)
      if (event.type === 'message.created') {
        const { author, content } = event.data.message;
        if (author.role === 'customer' && content[0]?.type === 'text') stored.push(content[0].text);
      }
    assert.deepEqual(stored, sent);
    const shown = items.map(({ sequence }) => sequence);
    assert.deepEqual(
      shown,
      numbers.filter((number) => number > 1),
    );
    assert.ok(bank.faults.log.length > 20);
  });
