import type { Article, ArticleContent, KnowledgeQuery, KnowledgeResult } from '@tellerkit/contract';
import {
  deleteArticle,
  getArticle,
  listArticles,
  putArticle,
  searchKnowledge,
} from '@tellerkit/contract/wire';
import type { CallOptions } from '../transport/call-options.ts';
import { listPages } from '../pages/list-pages.ts';
import type { PageList } from '../pages/page-list.ts';
import type { PageQuery } from './page-query.ts';
import { Resource } from './resource.ts';

/** Filters for a list of articles. @public */
export interface ArticleQuery extends PageQuery {
  readonly locale?: string | undefined;
}

/** The bank's knowledge base, from which the assistant answers. @public */
export class Knowledge extends Resource {
  /**
   * Lists the articles, sorted by slug. Requires a secret key or an agent’s token.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * for await (const { slug, title } of client.knowledge.list({ locale: 'en' })) console.log(slug, title);
   * ```
   */
  list(query: ArticleQuery = {}, options?: CallOptions): PageList<Article> {
    return listPages(this.transport, listArticles, { query }, options);
  }

  /**
   * Retrieves an article in one language.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * const { body, version } = await client.knowledge.get('card-fees', 'en');
   * ```
   */
  get(slug: string, locale: string, options?: CallOptions): Promise<Article> {
    return this.transport.call(getArticle, { params: { slug, locale } }, options);
  }

  /**
   * Creates an article, or the next version of an existing article. Identical content changes nothing. Requires
   * a secret key.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * await client.knowledge.put('card-fees', 'en', {
   *   title: 'Fees of cards',
   *   body: 'A card costs nothing in its first year.',
   *   validFrom: '2026-11-01',
   * });
   * ```
   */
  put(slug: string, locale: string, body: ArticleContent, options?: CallOptions): Promise<Article> {
    return this.transport.call(putArticle, { params: { slug, locale }, body }, options);
  }

  /**
   * Deletes an article in one language. Requires a secret key, or the token of an admin.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * await client.knowledge.delete('card-fees', 'en');
   * ```
   */
  async delete(slug: string, locale: string, options?: CallOptions): Promise<void> {
    await this.transport.call(deleteArticle, { params: { slug, locale } }, options);
  }

  /**
   * Searches for articles that answer a question, best match first.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * const { hits, confidence } = await client.knowledge.search({ query: 'what does a card cost' });
   * ```
   */
  search(body: KnowledgeQuery, options?: CallOptions): Promise<KnowledgeResult> {
    return this.transport.call(searchKnowledge, { body }, options);
  }
}
