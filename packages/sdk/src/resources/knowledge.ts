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

/** Which articles to list. @public */
export interface ArticleQuery extends PageQuery {
  readonly locale?: string | undefined;
}

/** The bank's knowledge: what the assistant answers from. @public */
export class Knowledge extends Resource {
  /**
   * Lists the articles by slug. With a secret key or an agent’s token.
   *
   * @throws TellerError, as every call.
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
   * Reads one article in one language.
   *
   * @throws ApiError `not-found`; else as every call, see TellerError.
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
   * Writes an article: a new one, or its next version. The same content again changes nothing. With a secret
   * key.
   *
   * @throws TellerError, as every call.
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
   * Removes an article in one language. With a secret key.
   *
   * @throws TellerError, as every call.
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
   * Finds the articles that answer a question, best first.
   *
   * @throws TellerError, as every call.
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
