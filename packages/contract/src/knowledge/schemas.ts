import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { day, locale, shortText, slug, timestamp } from '../common/primitives.ts';

/** An article of the bank's knowledge base, in one language. @public */
export const article = z.object({
  id: id('article'),
  slug,
  locale,
  title: shortText,
  /** Markdown. */
  body: z.string(),
  tags: z.array(z.string()),
  /** Questions as customers phrase them. They help the search find the article. */
  asked: z.array(z.string()),
  validFrom: day,
  validTo: z.nullable(day),
  /** Version number, starting at 1. */
  version: z.int(),
  updatedAt: timestamp,
});

const phrase = z.string().check(z.minLength(1), z.maxLength(200));

/** Request body that creates or updates an article. @public */
export const articleContent = z
  .object({
    title: shortText,
    body: z.string().check(z.minLength(1), z.maxLength(40000)),
    tags: z.optional(z.array(phrase).check(z.maxLength(20))),
    asked: z.optional(z.array(phrase).check(z.maxLength(50))),
    validFrom: day,
    validTo: z.optional(z.nullable(day)),
  })
  .check(
    z.refine(({ validFrom, validTo }) => !validTo || validFrom <= validTo, {
      error: '`validTo` must not be earlier than `validFrom`',
      path: ['validTo'],
    }),
  );

/** Request body of a search. A body keeps the customer's text out of URLs. @public */
export const knowledgeQuery = z.object({
  query: z.string().check(z.minLength(1), z.maxLength(1000)),
  locale: z.optional(locale),
  /** Maximum number of hits. @defaultValue 5 */
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(20))),
});

/** An article that a search found. `score` is 0 to 1. @public */
export const knowledgeHit = z.object({
  articleId: id('article'),
  slug,
  locale,
  title: shortText,
  excerpt: z.string(),
  score: z.number(),
});

/** Result of a search, best hit first. `confidence`, 0 to 1, applies to the first hit. @public */
export const knowledgeResult = z.object({
  hits: z.array(knowledgeHit),
  confidence: z.number(),
});

/** An article in one language. @public */
export type Article = z.infer<typeof article>;
/** Request body that creates or updates an article. @public */
export type ArticleContent = z.input<typeof articleContent>;
/** Request body of a search. @public */
export type KnowledgeQuery = z.input<typeof knowledgeQuery>;
/** An article that a search found. @public */
export type KnowledgeHit = z.infer<typeof knowledgeHit>;
/** Result of a search. @public */
export type KnowledgeResult = z.infer<typeof knowledgeResult>;
