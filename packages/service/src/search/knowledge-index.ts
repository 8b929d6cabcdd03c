import type { SearchableArticle } from './article.ts';
import { languageOfLocale } from './language.ts';
import { LocaleIndex } from './locale-index.ts';
import type { KnowledgeSearch, SearchOptions, SearchResult } from './search-result.ts';
import { instantOf } from './validity.ts';

const nothingFound: SearchResult = { articles: [], confidence: 0 };

/**
 * Finds knowledge articles for customers' questions, in memory, apart for each tenant and language.
 * @public
 */
export class KnowledgeIndex implements KnowledgeSearch {
  readonly #tenants = new Map<string, Map<string, LocaleIndex>>();
  /** Where each article is kept, so that an update may change its language. */
  readonly #homes = new Map<string, { tenantId: string; locale: string }>();

  /**
   * Adds an article, or puts it in place of the one with the same id.
   * @throws RangeError when a validity date is not a date.
   */
  put(article: SearchableArticle): void {
    instantOf(article.validFrom);
    if (article.validTo !== null) instantOf(article.validTo);
    this.remove(article.tenantId, article.id);
    const locales = this.#tenants.get(article.tenantId) ?? new Map<string, LocaleIndex>();
    this.#tenants.set(article.tenantId, locales);
    const index = locales.get(article.locale) ?? new LocaleIndex(article.locale);
    locales.set(article.locale, index);
    index.add(article);
    this.#homes.set(keyOf(article.tenantId, article.id), article);
  }

  /** Removes an article; one that is not there is no error. */
  remove(tenantId: string, articleId: string): void {
    const key = keyOf(tenantId, articleId);
    const home = this.#homes.get(key);
    if (home === undefined) return;
    this.#homes.delete(key);
    const locales = this.#tenants.get(tenantId);
    const index = locales?.get(home.locale);
    index?.remove(articleId);
    if (index?.size === 0) locales?.delete(home.locale);
  }

  /** Finds articles, the best first, in the asked language or else in another variant of it. */
  search(tenantId: string, query: string, options: SearchOptions): Promise<SearchResult> {
    const index = this.#indexFor(tenantId, options.locale);
    if (index === undefined) return Promise.resolve(nothingFound);
    const { at, limit = 5, context } = options;
    return Promise.resolve(
      index.search(query, context === undefined ? { at, limit } : { at, limit, context }),
    );
  }

  #indexFor(tenantId: string, locale: string): LocaleIndex | undefined {
    const locales = this.#tenants.get(tenantId);
    if (locales === undefined) return undefined;
    const exact = locales.get(locale);
    if (exact !== undefined) return exact;
    const primary = primaryOf(locale);
    const names = [...locales.keys()].sort();
    const variant = names.find((name) => primaryOf(name) === primary);
    const english = names.find((name) => languageOfLocale(name) === 'en');
    const name = variant ?? english;
    return name === undefined ? undefined : locales.get(name);
  }
}

function primaryOf(locale: string): string {
  return locale.toLowerCase().split(/[-_]/)[0] ?? '';
}

function keyOf(tenantId: string, articleId: string): string {
  return `${tenantId}\n${articleId}`;
}
