import type { Kysely } from 'kysely';
import type { Runtime } from '../../base/runtime.ts';
import { KnowledgeIndex } from '../../search/knowledge-index.ts';
import type { KnowledgeSearch, SearchOptions, SearchResult } from '../../search/search-result.ts';
import type { Bus } from '../../store/bus/bus.ts';
import type { Database } from '../../store/database/schema.ts';
import type { Store } from '../../store/store.ts';
import { knowledgeTopic } from './knowledge-topic.ts';
import { toArticle } from './rows.ts';
import type { ArticleRow } from './rows.ts';

/**
 * Milliseconds after which a search compares the index with the stored articles even if no change was announced,
 * because a bus message between nodes may get lost.
 */
const recheckMs = 60_000;

/** Maximum number of ids in one query. */
const batchSize = 200;

/** Number of searches after which the engine has compiled the search. */
const preparedTitles = 20;

interface TenantState {
  readonly versions: Map<string, number>;
  stale: boolean;
  comparedAt: number;
  /** Number of comparisons with the stored articles that have begun. */
  begun: number;
  /** Number of the newest comparison whose result is in the index. */
  applied: number;
  /** The newest comparison outside a transaction, while it runs. */
  running: Promise<void> | undefined;
}

/** Dependencies of {@link KnowledgeStore}. */
export interface KnowledgeSources extends Pick<Store, 'db'>, Pick<Runtime, 'clock'> {
  readonly bus: Bus;
}

/**
 * Searches the stored articles with an index in memory. A search first updates the index if an article changed.
 */
export class KnowledgeStore implements KnowledgeSearch {
  readonly #sources: KnowledgeSources;
  readonly #index = new KnowledgeIndex();
  readonly #tenants = new Map<string, TenantState>();

  constructor(sources: KnowledgeSources) {
    this.#sources = sources;
  }

  /** Finds articles outside a transaction. */
  search(tenantId: string, query: string, options: SearchOptions): Promise<SearchResult> {
    return this.searchIn(this.#sources.db, tenantId, query, options);
  }

  /** Finds articles within a transaction. */
  async searchIn(
    db: Kysely<Database>,
    tenantId: string,
    query: string,
    options: SearchOptions,
  ): Promise<SearchResult> {
    await this.#refresh(db, tenantId);
    return this.#index.search(tenantId, query, options);
  }

  /** Updates the index of a tenant and searches it for some titles, so that the first customer does not wait. */
  async prepare(tenantId: string): Promise<void> {
    const { db, clock } = this.#sources;
    await this.#refresh(db, tenantId);
    const titles = await db
      .selectFrom('articles')
      .select(['title', 'locale'])
      .where('tenant_id', '=', tenantId)
      .limit(preparedTitles)
      .execute();
    for (const { title, locale } of titles)
      await this.#index.search(tenantId, title, { locale, at: new Date(clock.now()) });
  }

  /**
   * Updates the index unless it is current. Searches outside a transaction share one comparison: after a start, a
   * hundred open questions would otherwise read all articles a hundred times. A search inside a transaction compares
   * separately, because on SQLite the other comparison may wait for that transaction.
   */
  async #refresh(db: Kysely<Database>, tenantId: string): Promise<void> {
    const state = this.#stateOf(tenantId);
    if (!state.stale && this.#sources.clock.now() - state.comparedAt < recheckMs) return;
    if (db !== this.#sources.db) return this.#compare(db, tenantId, state);
    if (state.running && !state.stale) return state.running;
    const running = this.#compare(db, tenantId, state).finally(() => {
      if (state.running === running) state.running = undefined;
    });
    state.running = running;
    return running;
  }

  async #compare(db: Kysely<Database>, tenantId: string, state: TenantState): Promise<void> {
    const now = this.#sources.clock.now();
    state.stale = false;
    state.begun += 1;
    const comparison = state.begun;
    try {
      const heads = await readHeads(db, tenantId);
      const changed = heads.filter(({ id, version }) => state.versions.get(id) !== version);
      const rows = await readRows(
        db,
        tenantId,
        changed.map(({ id }) => id),
      );
      // The index already contains the newer rows of a comparison that began later
      if (comparison < state.applied) return;
      state.applied = comparison;
      state.comparedAt = now;
      this.#apply(tenantId, state, new Set(heads.map(({ id }) => id)), rows);
    } catch (error) {
      state.stale = true;
      throw error;
    }
  }

  #apply(
    tenantId: string,
    { versions }: TenantState,
    present: ReadonlySet<string>,
    rows: readonly ArticleRow[],
  ): void {
    for (const id of [...versions.keys()]) {
      if (present.has(id)) continue;
      this.#index.remove(tenantId, id);
      versions.delete(id);
    }
    for (const row of rows) {
      // A comparison that ran meanwhile may have indexed this version
      if (versions.get(row.id) === row.version) continue;
      this.#index.put({ ...toArticle(row), tenantId, url: null });
      versions.set(row.id, row.version);
    }
  }

  #stateOf(tenantId: string): TenantState {
    const known = this.#tenants.get(tenantId);
    if (known !== undefined) return known;
    const state: TenantState = {
      versions: new Map(),
      stale: true,
      comparedAt: 0,
      begun: 0,
      applied: 0,
      running: undefined,
    };
    this.#tenants.set(tenantId, state);
    // The subscription lasts until the service closes the bus
    this.#sources.bus.subscribe(knowledgeTopic(tenantId), () => {
      state.stale = true;
    });
    return state;
  }
}

function readHeads(db: Kysely<Database>, tenantId: string) {
  return db
    .selectFrom('articles')
    .select(['id', 'version'])
    .where('tenant_id', '=', tenantId)
    .execute();
}

async function readRows(
  db: Kysely<Database>,
  tenantId: string,
  ids: readonly string[],
): Promise<ArticleRow[]> {
  const rows: ArticleRow[] = [];
  for (let start = 0; start < ids.length; start += batchSize) {
    const batch = await db
      .selectFrom('articles')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', ids.slice(start, start + batchSize))
      .execute();
    rows.push(...batch);
  }
  return rows;
}
