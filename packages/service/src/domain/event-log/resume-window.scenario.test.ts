import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { TellerClient } from '@tellerkit/sdk';
import type { TestService } from '@tellerkit/service/test-kit';
import { openSqlite } from '../../node/index.ts';
import { asCustomer, openConversation } from '../../testing/caller.ts';
import type { Caller } from '../../testing/caller.ts';
import { keys, startTwoBanks } from '../../testing/two-banks.ts';

const resumeEvents = 5;

let folder: string;
let bank: TestService;
let customer: Caller;
let conversationId: string;
let path: string;

/** Stores 13 events: the opening, then six questions with their answers. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tellerkit-window-'));
  bank = await startTwoBanks({
    database: openSqlite(join(folder, 'window.db')),
    limits: { resumeEvents },
  });
  bank.assistant.answers('Yes.');
  customer = await asCustomer(bank);
  conversationId = (await openConversation(customer)).id;
  path = `/v1/conversations/${conversationId}`;
  for (let sent = 1; sent <= 6; sent++) {
    await customer.post(`${path}/messages`, { content: [{ type: 'text', text: `${sent}` }] });
    await list(`after=${2 * sent}&waitMs=30000`);
  }
});
afterEach(async () => {
  await bank.close();
  await rm(folder, { recursive: true });
});

interface Page {
  readonly items: readonly { readonly sequence: number }[];
  readonly lastSequence: number;
  readonly gap?: unknown;
}

async function list(query: string) {
  const { items, ...rest } = await customer.get<Page>(`${path}/events?${query}`);
  return { sequences: items.map(({ sequence }) => sequence), ...rest };
}

/** Opens a stream after an event and reads `count` events. */
async function read(lastEventId: number | undefined, count: number) {
  const headers = lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) };
  const reader = await customer.stream(`${path}/events/stream`, { headers });
  const events = [];
  while (events.length < count) {
    const event = await reader.next();
    if (event?.data.type === 'stream.gap') events.push({ id: event.id, gap: event.data.data });
    else events.push(event?.id);
  }
  await reader.cancel();
  return events;
}

const prune = (sql: string) => {
  const database = new DatabaseSync(join(folder, 'window.db'));
  database.exec(sql);
  database.close();
};

describe('a stream of events', () => {
  test('sends every missed event to a reader who is at most `resumeEvents` events behind', async () => {
    assert.deepEqual(await read(13 - resumeEvents, 5), [9, 10, 11, 12, 13]);
  });

  test('reports a gap to a reader who is more than `resumeEvents` events behind', async () => {
    const gap = { id: 8, gap: { after: 7, before: 9 } };
    assert.deepEqual(await read(7, 6), [gap, 9, 10, 11, 12, 13]);
    assert.deepEqual(await read(undefined, 2), [{ id: 8, gap: { after: 0, before: 9 } }, 9]);
  });

  test('reports a gap in place of events that are no longer stored', async () => {
    prune('delete from events where sequence < 12');
    assert.deepEqual(await read(9, 3), [{ id: 11, gap: { after: 9, before: 12 } }, 12, 13]);
    prune('delete from events');
    assert.deepEqual(await read(9, 1), [{ id: 13, gap: { after: 9, before: 14 } }]);
  });

  test('reports a gap to a reader who is ahead of the log, then sends new events', async () => {
    const reader = await customer.stream(`${path}/events/stream`, {
      headers: { 'last-event-id': '50' },
    });
    const gap = await reader.next();
    assert.deepEqual([gap?.id, gap?.data.data], [13, { after: 50, before: 14 }]);
    await customer.post(`${path}/messages`, { content: [{ type: 'text', text: 'on' }] });
    assert.equal((await reader.until('message.created')).at(-1)?.id, 14);
    await reader.cancel();
  });
});

describe('a list of events', () => {
  test('reports no gap if no event is missing', async () => {
    assert.deepEqual(await list('after=11'), { sequences: [12, 13], lastSequence: 13 });
    assert.deepEqual(await list('after=13'), { sequences: [], lastSequence: 13 });
  });

  test('reports a gap in place of events that are no longer stored', async () => {
    prune('delete from events where sequence < 12');
    const gap = { after: 3, before: 12 };
    assert.deepEqual(await list('after=3'), { sequences: [12, 13], lastSequence: 13, gap });
    assert.deepEqual(await list('latest=500'), { sequences: [12, 13], lastSequence: 13 });
  });

  test('reports a gap at once, without waiting, if `after` lies ahead of the log', async () => {
    const gap = { after: 50, before: 14 };
    assert.deepEqual(await list('after=50&waitMs=30000'), { sequences: [], lastSequence: 13, gap });
  });
});

describe('a reader with the SDK', () => {
  const client = () =>
    new TellerClient({
      baseUrl: 'https://service.test',
      secretKey: keys.secret,
      fetch: (input, init) => bank.service.fetch(new Request(input, init)),
    });

  async function follow(count: number, after?: number) {
    const gaps: unknown[] = [];
    const sequences: unknown[] = [];
    const onGap = (gap: unknown) => gaps.push(gap);
    for await (const event of client().events.stream(conversationId, { after, onGap })) {
      sequences.push('sequence' in event ? event.sequence : event.type);
      if (sequences.length === count) break;
    }
    return { sequences, gaps };
  }

  test('gets all stored events, no matter how far the reader is behind', async () => {
    const sequences = Array.from({ length: 13 }, (_, index) => index + 1);
    assert.deepEqual(await follow(13), { sequences, gaps: [] });
    assert.deepEqual(await follow(12, 1), { sequences: sequences.slice(1), gaps: [] });
  });

  test('calls `onGap` for events that are no longer stored', async () => {
    prune('delete from events where sequence between 3 and 6');
    assert.deepEqual(await follow(8, 1), {
      sequences: [2, 7, 8, 9, 10, 11, 12, 13],
      gaps: [{ after: 2, before: 7 }],
    });
  });
});
