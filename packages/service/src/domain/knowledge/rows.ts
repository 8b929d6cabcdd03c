import type { Article, ArticleContent } from '@tellerkit/contract';
import type { Kysely, Selectable } from 'kysely';
import { byteLength } from '../../base/byte-length.ts';
import { toTimestamp } from '../../base/clock.ts';
import { writeJson, readJson } from '../../base/json-text.ts';
import type { Database } from '../../store/database/schema.ts';
import type { ArticleTable } from '../../store/database/tables/article-table.ts';
import { octetLength } from '../../store/octet-length.ts';
import type { RowSource } from '../../store/read-within.ts';

/** An article's row. */
export type ArticleRow = Selectable<ArticleTable>;

/**
 * Columns of an article's content. A change of these columns makes a new version.
 */
export type ContentColumns = Pick<
  ArticleRow,
  'title' | 'body' | 'tags' | 'asked' | 'valid_from' | 'valid_to'
>;

/**
 * The key of an article: tenant, slug and language.
 */
export interface ArticleName {
  readonly tenantId: string;
  readonly slug: string;
  readonly locale: string;
}

/**
 * Converts an article's content to columns.
 */
export function toColumns(content: ArticleContent): ContentColumns {
  return {
    title: content.title,
    body: content.body,
    tags: writeJson(content.tags ?? []),
    asked: writeJson(content.asked ?? []),
    valid_from: content.validFrom,
    valid_to: content.validTo ?? null,
  };
}

/**
 * Finds an article by its key.
 */
export function findArticle(
  db: Kysely<Database>,
  { tenantId, slug, locale }: ArticleName,
): Promise<ArticleRow | undefined> {
  return db
    .selectFrom('articles')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('slug', '=', slug)
    .where('locale', '=', locale)
    .executeTakeFirst();
}

/**
 * A filter for a list of articles.
 */
export interface ArticleFilter {
  readonly locale: string | undefined;
  /** Key of the last article on the previous page. */
  readonly after: Pick<ArticleName, 'slug' | 'locale'> | undefined;
}

/**
 * Creates the source of a page of articles, by slug, then language.
 */
export function articleSource(
  db: Kysely<Database>,
  tenantId: string,
  { locale, after }: ArticleFilter,
): RowSource<ArticleRow> {
  const select = (last = after) => {
    let query = db.selectFrom('articles').where('tenant_id', '=', tenantId);
    if (locale !== undefined) query = query.where('locale', '=', locale);
    if (last !== undefined) {
      query = query.where((on) =>
        on.or([
          on('slug', '>', last.slug),
          on.and([on('slug', '=', last.slug), on('locale', '>', last.locale)]),
        ]),
      );
    }
    return query.orderBy('slug').orderBy('locale');
  };
  return {
    rows: (last, limit) => select(last).selectAll().limit(limit).execute(),
    sizes: async (last, limit) => {
      const query = select(last).select(octetLength('body', 'tags', 'asked').as('bytes'));
      return (await query.limit(limit).execute()).map(({ bytes }) => bytes);
    },
    sizeOf: ({ body, tags, asked }) => byteLength(body + tags + asked),
  };
}

/**
 * Converts a row to the API's article.
 */
export function toArticle(row: ArticleRow): Article {
  return {
    id: row.id,
    slug: row.slug,
    locale: row.locale,
    title: row.title,
    body: row.body,
    tags: [...readJson(row.tags)],
    asked: [...readJson(row.asked)],
    validFrom: row.valid_from,
    validTo: row.valid_to,
    version: row.version,
    updatedAt: toTimestamp(row.updated_at),
  };
}
