import type { SearchableArticle } from './article.ts';
import { languageOfLocale } from './language.ts';
import { LocaleIndex } from './locale-index.ts';
import type { KnowledgeSearch, SearchOptions, SearchResult } from './search-result.ts';
import { instantOf } from './validity.ts';

const nothingFound: SearchResult = { articles: [], confidence: 0 };

/**
 * Finds knowledge articles for customers' questions, with a separate index in memory for each tenant and language.
 * @public
 */
export class KnowledgeIndex implements KnowledgeSearch {
  readonly #tenants = new Map<string, Map<string, LocaleIndex>>();
  /** Tenant and language of each article, so that an update in another language replaces the article. */
  readonly #locations = new Map<string, { tenantId: string; locale: string }>();

  /**
   * Adds an article, or replaces the article with the same id.
   * @throws RangeError if a validity date is not a date.
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
    this.#locations.set(keyOf(article.tenantId, article.id), article);
  }

  /** Removes an article. Ignores unknown ids. */
  remove(tenantId: string, articleId: string): void {
    const key = keyOf(tenantId, articleId);
    const location = this.#locations.get(key);
    if (location === undefined) return;
    this.#locations.delete(key);
    const locales = this.#tenants.get(tenantId);
    const index = locales?.get(location.locale);
    index?.remove(articleId);
    if (index?.size === 0) locales?.delete(location.locale);
  }

  /** Finds articles in the requested language, else in a variant of the language, else in English; best first. */
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
    const same = names.find((name) => name.toLowerCase() === locale.toLowerCase());
    const variant = names.find((name) => primaryOf(name) === primary);
    const english = names.find((name) => languageOfLocale(name) === 'en');
    const name = same ?? variant ?? english;
    return name === undefined ? undefined : locales.get(name);
  }
}

function primaryOf(locale: string): string {
  return locale.toLowerCase().split(/[-_]/)[0] ?? '';
}

function keyOf(tenantId: string, articleId: string): string {
  return `${tenantId}\n${articleId}`;
}
