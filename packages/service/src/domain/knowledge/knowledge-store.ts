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

/** A wake-up may get lost between nodes; after this time in ms the rows are compared all the same. */
const trustMs = 60_000;

/** Most ids in one query. */
const batchSize = 200;

interface TenantState {
  readonly versions: Map<string, number>;
  stale: boolean;
  comparedAt: number;
  /** Counts comparisons begun and the newest one put into the index. */
  begun: number;
  applied: number;
}

/** Sources of articles and of news about them. */
export interface KnowledgeSources extends Pick<Store, 'db'>, Pick<Runtime, 'clock'> {
  readonly bus: Bus;
}

/**
 * Searches the articles that are stored. The index is in memory and follows the rows: they are compared
 * before a search whenever an article changed.
 */
export class KnowledgeStore implements KnowledgeSearch {
  readonly #sources: KnowledgeSources;
  readonly #index = new KnowledgeIndex();
  readonly #tenants = new Map<string, TenantState>();

  constructor(sources: KnowledgeSources) {
    this.#sources = sources;
  }

  /** Finds articles, outside any transaction. */
  search(tenantId: string, query: string, options: SearchOptions): Promise<SearchResult> {
    return this.searchIn(this.#sources.db, tenantId, query, options);
  }

  /** As {@link KnowledgeStore.search}, where a transaction is open. */
  async searchIn(
    db: Kysely<Database>,
    tenantId: string,
    query: string,
    options: SearchOptions,
  ): Promise<SearchResult> {
    await this.#follow(db, tenantId);
    return this.#index.search(tenantId, query, options);
  }

  async #follow(db: Kysely<Database>, tenantId: string): Promise<void> {
    const state = this.#stateOf(tenantId);
    const now = this.#sources.clock.now();
    if (!state.stale && now - state.comparedAt < trustMs) return;
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
      // A comparison that began later has read newer rows
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
      this.#index.put({ ...toArticle(row), tenantId, url: null });
      versions.set(row.id, row.version);
    }
  }

  #stateOf(tenantId: string): TenantState {
    const known = this.#tenants.get(tenantId);
    if (known !== undefined) return known;
    const state = { versions: new Map(), stale: true, comparedAt: 0, begun: 0, applied: 0 };
    this.#tenants.set(tenantId, state);
    // Stays for the life of the service: closing the bus ends it
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
