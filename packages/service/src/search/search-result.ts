import type { Passage } from './passage.ts';

/**
 * A passage with how well it fits the question.
 * @public
 */
export interface RankedPassage extends Passage {
  /** Comparable within one article only. */
  readonly score: number;
}

/**
 * An article found for a question.
 * @public
 */
export interface RankedArticle {
  readonly id: string;
  readonly slug: string;
  readonly locale: string;
  readonly title: string;
  readonly url: string | null;
  /** Comparable within one result only. */
  readonly score: number;
  /** All passages of the article, the best first. */
  readonly passages: readonly RankedPassage[];
}

/**
 * What a search found.
 * @public
 */
export interface SearchResult {
  /** Best first. */
  readonly articles: readonly RankedArticle[];
  /** From 0 to 1: how likely the first article answers the question. */
  readonly confidence: number;
}

/**
 * Options of a search.
 * @public
 */
export interface SearchOptions {
  /** BCP 47 tag; an article in another variant of the language is found too. */
  readonly locale: string;
  /** @defaultValue 5 */
  readonly limit?: number;
  /** Only articles that hold at this time are found. */
  readonly at: Date;
  /** What was said before, for questions that lean on it. Its words count less. */
  readonly context?: string;
}

/**
 * Finds articles for a question. The assistant needs nothing else of the knowledge base.
 * @public
 */
export interface KnowledgeSearch {
  search(tenantId: string, query: string, options: SearchOptions): Promise<SearchResult>;
}
