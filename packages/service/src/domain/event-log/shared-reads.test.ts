import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { KyselyPlugin } from 'kysely';
import type { JsonText } from '../../base/json-text.ts';
import { Lifecycle } from '../../lifecycle.ts';
import { openSqlite } from '../../node/index.ts';
import { openParts } from '../../open-parts.ts';
import { conversationTopic } from './conversation-topic.ts';
import { followConversation } from './follow-conversation.ts';
import { SharedReads } from './shared-reads.ts';

const tenantId = 'tnt_1';
const conversationId = 'cnv_1';
/** The range that followers read. Queries are shared only if their ranges are equal. */
const range = { tenantId, conversationId, after: 0, limit: 200, bytes: 64 * 1024 };

async function open(context: TestContext) {
  const lifecycle = new Lifecycle();
  const opened = openParts({ database: openSqlite(':memory:'), tenants: [] }, lifecycle);
  context.after(async () => {
    await lifecycle.close();
    await opened.close();
  });
  return opened.parts;
}

test('concurrent readers share a query, unless a newer event was announced after its start', async (context) => {
  const parts = await open(context);
  const reads = new SharedReads(parts);
  const topic = conversationTopic(conversationId);

  const early = reads.stored(range, 0);
  const beside = reads.stored(range, 0);
  parts.bus.publish(topic, '{"type":"typing"}');
  const stillBeside = reads.stored(range, 0);
  const elsewhere = reads.stored({ ...range, after: 1 }, 0);
  parts.bus.publish(topic);
  const late = reads.stored(range, 0);

  assert.equal(await beside, await early);
  assert.equal(await stillBeside, await early);
  assert.notEqual(await elsewhere, await early);
  assert.notEqual(await late, await early, 'the early query may lack the announced event');
  assert.notEqual(await reads.stored(range, 0), await late, 'no result is cached');
});

/** Holds back the result of the first query until `release` is called. */
async function holdFirstQuery(context: TestContext) {
  const parts = await open(context);
  const found = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const counted = { queries: 0 };
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      counted.queries += 1;
      found.resolve();
      await gate.promise;
      return result;
    },
  };
  // Stores the event as another node would: the bus of this node announces nothing
  const store = (sequence: number) =>
    parts.db
      .insertInto('events')
      .values({
        tenant_id: tenantId,
        conversation_id: conversationId,
        sequence,
        type: 'conversation.closed',
        data: '{}' as JsonText<never>,
        occurred_at: 0,
      })
      .execute();
  const reads = new SharedReads({ bus: parts.bus, db: parts.db.withPlugin(plugin) });
  const early = reads.stored(range, 0);
  await found.promise;
  return { parts, reads, early, store, counted, release: () => gate.resolve() };
}

test('a reader who needs a newer event does not share an older query that still runs', async (context) => {
  const { reads, early, store, counted, release } = await holdFirstQuery(context);
  await store(1);
  const late = [reads.stored(range, 1), reads.stored(range, 1)];
  release();
  assert.deepEqual((await early).events, []);
  const [first, second] = await Promise.all(late);
  assert.deepEqual(
    first?.events.map(({ sequence }) => sequence),
    [1],
  );
  assert.equal(first, second);
  assert.equal(counted.queries, 2, 'readers who need a later query share it');
});

test('a follower that joins a running query gets an event that the query missed, and no gap', async (context) => {
  const { parts, reads, early, store, release } = await holdFirstQuery(context);
  await store(1);
  const answers = { current: () => undefined };
  const stop = new AbortController();
  const options = { tenantId, conversationId, after: 0, last: 1, signal: stop.signal };
  const events = followConversation({ ...parts, reads, answers }, options);
  const first = events.next();
  release();
  await early;
  const { value } = (await first) as IteratorYieldResult<{ id: number; event: string }>;
  assert.deepEqual([value.id, value.event], [1, 'conversation.closed']);
  stop.abort();
  await events.return(undefined);
});

test('consecutive readers share the parsed payload of an event', () => {
  const reads = new SharedReads({ db: undefined as never, bus: undefined as never });
  const event = reads.ephemeral('{"type":"typing"}');
  assert.equal(event.type, 'typing');
  assert.equal(reads.ephemeral('{"type":"typing"}'), event);
  assert.equal(reads.ephemeral('{"type":"answer.started"}').type, 'answer.started');
});
