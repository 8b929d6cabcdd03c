import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { Kysely } from 'kysely';
import { writeJson } from '../../base/json-text.ts';
import { openSqlite } from '../../node/index.ts';
import { createLocalBus } from '../../store/bus/bus.ts';
import { migrate } from '../../store/database/migrate.ts';
import type { Database } from '../../store/database/schema.ts';
import { TestClock } from '../../test-kit/index.ts';
import { KnowledgeStore } from './knowledge-store.ts';
import { knowledgeTopic } from './knowledge-topic.ts';

const tenantId = 'ten_1';
const question = { locale: 'en', at: new Date('2026-01-02') };

/** Opens a store with one article, and counts how often it reads the texts of articles. */
async function openStore(context: TestContext) {
  let reads = 0;
  const { dialect, kind } = openSqlite(':memory:');
  const db = new Kysely<Database>({
    dialect,
    log: ({ query }) => {
      if (/^select \* from "articles"/.test(query.sql)) reads += 1;
    },
  });
  context.after(() => db.destroy());
  await migrate(db, { kind });
  const tenant = {
    id: tenantId,
    slug: 'bank',
    name: 'Bank',
    settings: writeJson({ allowedOrigins: [], offerTimeoutMs: 1 }),
    created_at: 0,
  };
  await db.insertInto('tenants').values(tenant).execute();
  const article = {
    ...{ id: 'art_1', tenant_id: tenantId, slug: 'card', locale: 'en', version: 1 },
    ...{ title: 'Block a card', body: 'Choose Block.', tags: writeJson([]), asked: writeJson([]) },
    ...{ valid_from: '2026-01-01', valid_to: null, updated_at: 0 },
  };
  await db.insertInto('articles').values(article).execute();
  const bus = createLocalBus();
  const store = new KnowledgeStore({ db, bus, clock: new TestClock() });
  const change = async (title: string) => {
    await db
      .updateTable('articles')
      .set((row) => ({ title, version: row('version', '+', 1) }))
      .execute();
    bus.publish(knowledgeTopic(tenantId));
  };
  return { store, change, reads: () => reads };
}

test('simultaneous first searches read the articles once', async (context) => {
  const { store, reads } = await openStore(context);
  const search = () => store.search(tenantId, 'block card', question);
  const found = await Promise.all(Array.from({ length: 100 }, search));
  assert.deepEqual(new Set(found.map(({ articles }) => articles[0]?.slug)), new Set(['card']));
  assert.equal(reads(), 1);
});

test('the first search after `prepare` reads no article', async (context) => {
  const { store, reads } = await openStore(context);
  await store.prepare(tenantId);
  const before = reads();
  const { articles } = await store.search(tenantId, 'block card', question);
  assert.equal(articles[0]?.slug, 'card');
  assert.equal(reads(), before);
});

test('a search that joins no running comparison sees a change that was announced before', async (context) => {
  const { store, change } = await openStore(context);
  const first = store.search(tenantId, 'block card', question);
  await change('Order a card');
  const { articles } = await store.search(tenantId, 'order card', question);
  assert.equal(articles[0]?.title, 'Order a card');
  await first;
});
