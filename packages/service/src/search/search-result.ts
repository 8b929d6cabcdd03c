import type { Passage } from './passage.ts';

/**
 * A passage with its score for the question.
 * @public
 */
export interface RankedPassage extends Passage {
  /** Score of the passage, comparable only within one article. */
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
  /** Score of the article, comparable only within one result. */
  readonly score: number;
  /** All passages of the article, the best first. */
  readonly passages: readonly RankedPassage[];
}

/**
 * The result of a search.
 * @public
 */
export interface SearchResult {
  /** Found articles, best first. */
  readonly articles: readonly RankedArticle[];
  /** Likelihood that the first article answers the question, from 0 to 1. */
  readonly confidence: number;
}

/**
 * Options of a search.
 * @public
 */
export interface SearchOptions {
  /** BCP 47 tag. The search also finds articles in another variant of the language. */
  readonly locale: string;
  /** Maximum number of articles. @defaultValue 5 */
  readonly limit?: number;
  /** Time at which the articles must be valid. */
  readonly at: Date;
  /** Earlier questions that the question refers to. Their words count less. */
  readonly context?: string;
}

/**
 * A search for articles that answer a question. An assistant needs no other access to the knowledge base.
 * @public
 */
export interface KnowledgeSearch {
  search(tenantId: string, query: string, options: SearchOptions): Promise<SearchResult>;
}
