import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveEvent, Message } from '@tellerkit/contract';
import { asCustomer, openConversation } from '../testing/caller.ts';
import type { Setup } from './setup.ts';

const sends = 50;

/**
 * Checks that parallel writes number events without gaps or repetitions, and that a reader that resumes gets exactly
 * the missed events.
 */
export function checkSequences(setup: Setup): void {
  test('parallel messages get sequence numbers without gaps or repetitions', async (context) => {
    const { bank } = await setup(context);
    const customer = await asCustomer(bank);
    const path = `/v1/conversations/${(await openConversation(customer)).id}`;
    const sent = await Promise.all(
      Array.from({ length: sends }, (_, index) =>
        customer.post<Message>(`${path}/messages`, {
          clientId: `client-${index}`,
          content: [{ type: 'text', text: `Message ${index}` }],
        }),
      ),
    );
    const events = await readAll(path, customer);
    assert.deepEqual(
      events.map(({ sequence }) => sequence),
      events.map((_, index) => index + 1),
    );
    const stored = events.flatMap((event) =>
      event.type === 'message.created' && event.data.message.author.role === 'customer'
        ? [event.data.message]
        : [],
    );
    assert.equal(stored.length, sends);
    for (const message of sent)
      assert.deepEqual(
        stored.find(({ id }) => id === message.id),
        message,
      );
  });

  test('a reader that resumes after any event gets exactly the remaining events', async (context) => {
    const { bank } = await setup(context);
    const customer = await asCustomer(bank);
    const path = `/v1/conversations/${(await openConversation(customer)).id}`;
    for (let index = 0; index < 5; index += 1)
      await customer.post(`${path}/messages`, { content: [{ type: 'text', text: `${index}` }] });
    const all = await readAll(path, customer);
    for (let cut = 0; cut < all.length; cut += 1) {
      const reader = await customer.stream(`${path}/events/stream`, {
        headers: { 'last-event-id': String(cut) },
      });
      for (const expected of all.slice(cut)) {
        let event = await reader.next();
        while (event && event.id === undefined) event = await reader.next();
        assert.deepEqual(event?.data, expected);
      }
      await reader.cancel();
    }
  });

  test('parallel sends with the same clientId create one message', async (context) => {
    const { bank } = await setup(context);
    const customer = await asCustomer(bank);
    const path = `/v1/conversations/${(await openConversation(customer)).id}`;
    const body = { clientId: 'mine', content: [{ type: 'text', text: 'Once' }] };
    const sent = await Promise.all(
      Array.from({ length: 20 }, () => customer.post<Message>(`${path}/messages`, body)),
    );
    assert.equal(new Set(sent.map(({ id }) => id)).size, 1);
  });
}

async function readAll(
  path: string,
  customer: { get<Body>(path: string): Promise<Body> },
): Promise<(LiveEvent & { sequence: number })[]> {
  type Page = { items: (LiveEvent & { sequence: number })[]; lastSequence: number };
  for (;;) {
    const { items, lastSequence } = await customer.get<Page>(`${path}/events?limit=500`);
    // Waits until the assistant has answered the last message, because the assistant answers in the background
    const last = items.findLast(({ type }) => type === 'message.created');
    if (last?.type === 'message.created' && last.data.message.author.role === 'assistant')
      if (items.length === lastSequence) return items;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
