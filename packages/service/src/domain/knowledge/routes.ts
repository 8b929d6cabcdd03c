import {
  deleteArticle,
  getArticle,
  listArticles,
  putArticle as putArticleEndpoint,
  searchKnowledge,
} from '@tellerkit/contract';
import type { KnowledgeHit } from '@tellerkit/contract';
import { citationOf } from '../../assistant/compose.ts';
import type { App } from '../../http/app.ts';
import { bind } from '../../http/bind.ts';
import { decodeCursor, defaultLimit, toPage } from '../../http/page.ts';
import { notFound } from '../../base/problem-error.ts';
import { isValidAt } from '../../search/validity.ts';
import type { SearchResult } from '../../search/search-result.ts';
import { knowledgeTopic, type KnowledgeStore } from './knowledge-store.ts';
import { putArticle } from './put-article.ts';
import { findArticle, listArticleRows, toArticle } from './rows.ts';

const DEFAULT_HITS = 5;
const DEFAULT_LOCALE = 'en';

/**
 * Serves articles and the search in them.
 *
 * @internal
 */
export function registerKnowledgeRoutes(app: App, store: KnowledgeStore): void {
  bindReading(app, store);
  bindWriting(app);
}

function bindReading(app: App, store: KnowledgeStore): void {
  const today = () => new Date(app.kernel.clock.now());
  bind(app, listArticles, async ({ query }, { db, tenantId }) => {
    const limit = query.limit ?? defaultLimit;
    const [slug, locale] = decodeCursor(query.cursor)?.split('~') ?? [];
    const rows = await listArticleRows(db, tenantId, {
      locale: query.locale,
      after: slug === undefined ? undefined : { slug, locale: locale ?? '' },
      limit: limit + 1,
    });
    return toPage(rows, limit, (row) => `${row.slug}~${row.locale}`, toArticle);
  });
  bind(app, getArticle, async ({ params }, { db, tenantId, caller }) => {
    const row = await findArticle(db, { tenantId, ...params });
    if (row === undefined) throw notFound();
    const article = toArticle(row);
    const staff = caller.kind === 'agent' || caller.kind === 'secret';
    if (!staff && !isValidAt(article, today())) throw notFound();
    return article;
  });
  bind(
    app,
    searchKnowledge,
    async ({ body }, { db, tenantId, locale }) => {
      const result = await store.searchIn(db, tenantId, body.query, {
        locale: body.locale ?? locale ?? DEFAULT_LOCALE,
        limit: body.limit ?? DEFAULT_HITS,
        at: today(),
      });
      return { hits: toHits(result), confidence: result.confidence };
    },
    // a search changes nothing
    { audit: false },
  );
}

function bindWriting(app: App): void {
  bind(app, putArticleEndpoint, async ({ params, body }, { unit, tenantId }) => {
    const id = app.kernel.newId('article');
    const { row } = await putArticle(unit, { tenantId, ...params }, id, body);
    return toArticle(row);
  });
  bind(app, deleteArticle, async ({ params: { slug, locale } }, { unit, tenantId }) => {
    await unit.db
      .deleteFrom('articles')
      .where('tenant_id', '=', tenantId)
      .where('slug', '=', slug)
      .where('locale', '=', locale)
      .execute();
    unit.publish(knowledgeTopic(tenantId));
    return undefined;
  });
}

/** Scores compare within one result only, so they are given as shares of the best one's confidence. */
function toHits({ articles, confidence }: SearchResult): KnowledgeHit[] {
  const best = articles[0]?.score ?? 0;
  return articles.map((article) => ({
    articleId: article.id,
    slug: article.slug,
    locale: article.locale,
    title: article.title,
    excerpt: citationOf(article).excerpt,
    score: best > 0 ? (article.score / best) * confidence : 0,
  }));
}
