import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveEvent } from '@tellerkit/contract';
import { asBackEnd, asCustomer, openConversation } from '../testing/caller.ts';
import type { Caller } from '../testing/caller.ts';
import type { Setup } from './setup.ts';

const pageBytes = 100_000;
const messages = 40;
/** Ten blocks of 1,500 characters. */
const large = {
  content: Array.from({ length: 10 }, () => ({ type: 'text', text: 'x'.repeat(1500) })),
};

interface Page {
  readonly items: readonly { readonly id?: string; readonly sequence?: number }[];
  readonly nextCursor: string | null;
}

/** Reads all pages of a list. */
async function readPages(caller: Caller, path: string): Promise<Page[]> {
  const pages: Page[] = [];
  for (let cursor = ''; ;) {
    const page = await caller.get<Page>(`${path}?limit=100${cursor}`);
    pages.push(page);
    if (page.nextCursor === null) return pages;
    cursor = `&cursor=${page.nextCursor}`;
  }
}

/** Checks that pages of large items are short, and that their readers still get every item. */
export function checkPageBytes(setup: Setup): void {
  test('pages of large messages and events are short, and lead to every item', async (context) => {
    const { bank } = await setup(context, { assistant: null, limits: { pageBytes } });
    const customer = await asCustomer(bank);
    const path = `/v1/conversations/${(await openConversation(customer)).id}`;
    for (let index = 0; index < messages; index += 1)
      await customer.post(`${path}/messages`, large);
    const pages = await readPages(customer, `${path}/messages`);
    for (const page of pages) assert.ok(JSON.stringify(page.items).length < pageBytes * 1.1);
    assert.deepEqual(
      pages.flatMap(({ items }) => items.map(({ sequence }) => sequence)),
      Array.from({ length: messages }, (_, index) => messages + 1 - index),
    );
    const events: LiveEvent[] = [];
    for (let after = 0, last = 1; after < last;) {
      const page = await customer.get<{ items: LiveEvent[]; lastSequence: number }>(
        `${path}/events?limit=500&after=${after}`,
      );
      assert.ok(JSON.stringify(page.items).length < pageBytes * 1.1);
      events.push(...page.items);
      after = (page.items.at(-1) as { sequence: number }).sequence;
      last = page.lastSequence;
    }
    assert.deepEqual(
      events.map(sequenceOf),
      Array.from({ length: messages + 1 }, (_, i) => i + 1),
    );
    const latest = await customer.get<{ items: LiveEvent[] }>(`${path}/events?latest=500`);
    const newest = latest.items.map(sequenceOf);
    assert.equal(newest.at(-1), messages + 1, 'a short page of the latest events has the newest');
    assert.deepEqual(
      newest,
      Array.from(newest, (_, index) => messages + 2 - newest.length + index),
    );
  });

  test('a stream replays large events in order and completely', async (context) => {
    const { bank } = await setup(context, { assistant: null });
    const customer = await asCustomer(bank);
    const path = `/v1/conversations/${(await openConversation(customer)).id}`;
    for (let index = 0; index < messages; index += 1)
      await customer.post(`${path}/messages`, large);
    const reader = await customer.stream(`${path}/events/stream`);
    for (let sequence = 1; sequence <= messages + 1; sequence += 1)
      assert.equal((await reader.next())?.id, sequence);
    await reader.cancel();
  });

  test('pages of articles and surveys are short, and lead to every item', async (context) => {
    const { bank } = await setup(context, { limits: { pageBytes } });
    const backEnd = asBackEnd(bank);
    const article = { title: 'Long', body: 'x'.repeat(30_000), validFrom: '2020-01-01' };
    const text = 'x'.repeat(200);
    const prompt = { en: text, zh: text, de: text, fr: text, nl: text };
    const before = (await readPages(backEnd, '/v1/knowledge/articles')).flatMap(
      (page) => page.items,
    );
    for (let index = 0; index < 12; index += 1) {
      await backEnd.call('PUT', `/v1/knowledge/articles/long-${index}/en`, { body: article });
      await backEnd.post('/v1/surveys', {
        name: `Survey ${index}`,
        touchpoint: 'any-time',
        questions: Array.from({ length: 20 }, (_, id) => ({
          type: 'csat',
          id: `q${id}`,
          prompt,
        })),
      });
    }
    for (const [path, count] of [
      ['/v1/knowledge/articles', before.length + 12],
      ['/v1/surveys', 12],
    ] as const) {
      const pages = await readPages(backEnd, path);
      assert.ok(pages.length > 1);
      const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
      assert.deepEqual([ids.length, new Set(ids).size], [count, count], path);
    }
  });
}

function sequenceOf(event: LiveEvent): number | undefined {
  return 'sequence' in event ? event.sequence : undefined;
}
