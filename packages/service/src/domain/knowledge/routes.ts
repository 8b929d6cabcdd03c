import {
  deleteArticle,
  getArticle,
  listArticles,
  putArticle as putArticleEndpoint,
  searchKnowledge,
} from '@tellerkit/contract';
import type { KnowledgeHit } from '@tellerkit/contract';
import { citationOf } from '../../assistant/compose.ts';
import type { Clock } from '../../base/clock.ts';
import { nextTurn } from '../../base/next-turn.ts';
import { notFound } from '../../base/problem-error.ts';
import type { Binder } from '../../http/binder.ts';
import { decodeCursor, defaultLimit, readPage } from '../../http/page.ts';
import type { SearchResult } from '../../search/search-result.ts';
import { isValidAt } from '../../search/validity.ts';
import type { KnowledgeStore } from './knowledge-store.ts';
import { knowledgeTopic } from './knowledge-topic.ts';
import { putArticle } from './put-article.ts';
import { articleSource, findArticle, toArticle } from './rows.ts';
import type { ArticleRow } from './rows.ts';

const defaultHits = 5;
const defaultLocale = 'en';

/**
 * Registers the endpoints of articles and of the search.
 */
export function registerKnowledgeRoutes(
  app: Binder,
  store: KnowledgeStore,
  clock: Pick<Clock, 'now'>,
): void {
  bindReading(app, store, clock);
  bindWriting(app);
}

function bindReading(app: Binder, store: KnowledgeStore, clock: Pick<Clock, 'now'>): void {
  const today = () => new Date(clock.now());
  /** Ends when the newest search may begin. */
  let turn = Promise.resolve();
  app.bind(listArticles, async ({ query }, { db, tenantId, pageBytes: bytes }) => {
    const limit = query.limit ?? defaultLimit;
    const [slug, locale] = decodeCursor(query.cursor)?.split('~') ?? [];
    const source = articleSource(db, tenantId, {
      locale: query.locale,
      after: slug === undefined ? undefined : { slug, locale: locale ?? '' },
    });
    const keyOf = (row: ArticleRow) => `${row.slug}~${row.locale}`;
    return readPage(source, { limit, bytes }, { keyOf, toItem: toArticle });
  });
  app.bind(getArticle, async ({ params }, { db, tenantId, caller }) => {
    const row = await findArticle(db, { tenantId, ...params });
    if (row === undefined) throw notFound();
    const article = toArticle(row);
    const staff = caller.kind === 'agent' || caller.kind === 'secret';
    if (!staff && !isValidAt(article, today())) throw notFound();
    return article;
  });
  app.bindEphemeral(searchKnowledge, async ({ body }, { db, tenantId, locale }) => {
    // One search in each turn of the event loop: a search computes for milliseconds, and other requests come between
    turn = turn.then(nextTurn);
    await turn;
    const result = await store.searchIn(db, tenantId, body.query, {
      locale: body.locale ?? locale ?? defaultLocale,
      limit: body.limit ?? defaultHits,
      at: today(),
    });
    return { hits: toHits(result), confidence: result.confidence };
  });
}

function bindWriting(app: Binder): void {
  app.bind(putArticleEndpoint, async ({ params, body }, { unit, tenantId }) => {
    const { row } = await putArticle(unit, { tenantId, ...params }, body);
    return toArticle(row);
  });
  app.bind(deleteArticle, async ({ params: { slug, locale } }, { unit, tenantId }) => {
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

/**
 * Converts a search result to hits. Scores are comparable only within one result. Each hit's score is therefore the
 * confidence of the first article, multiplied by the hit's share of the best score.
 */
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
