import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { day, locale, shortText, slug, timestamp } from '../common/primitives.ts';

/** One article of the bank's knowledge, in one language. @public */
export const article = z.object({
  id: id('article'),
  slug,
  locale,
  title: shortText,
  /** Markdown. */
  body: z.string(),
  tags: z.array(z.string()),
  /** Ways in which customers put the question; they help to find the article. */
  asked: z.array(z.string()),
  validFrom: day,
  validTo: z.nullable(day),
  /** Counts the versions from 1. */
  version: z.int(),
  updatedAt: timestamp,
});

const phrase = z.string().check(z.minLength(1), z.maxLength(200));

/** Writes an article: a new one, or the next version. @public */
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
      error: 'Let validTo not come before validFrom',
      path: ['validTo'],
    }),
  );

/** A search in the knowledge. A body, so that a customer's words are in no URL. @public */
export const knowledgeQuery = z.object({
  query: z.string().check(z.minLength(1), z.maxLength(1000)),
  locale: z.optional(locale),
  /** Default 5. */
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(20))),
});

/** One article found. `score` is from 0 to 1. @public */
export const knowledgeHit = z.object({
  articleId: id('article'),
  slug,
  locale,
  title: shortText,
  excerpt: z.string(),
  score: z.number(),
});

/** What was found, best first. `confidence` from 0 to 1 is that of the first hit. @public */
export const knowledgeResult = z.object({
  hits: z.array(knowledgeHit),
  confidence: z.number(),
});

/** One article in one language. @public */
export type Article = z.infer<typeof article>;
/** Writes an article. @public */
export type ArticleContent = z.input<typeof articleContent>;
/** A search in the knowledge. @public */
export type KnowledgeQuery = z.input<typeof knowledgeQuery>;
/** One article found. @public */
export type KnowledgeHit = z.infer<typeof knowledgeHit>;
/** What was found. @public */
export type KnowledgeResult = z.infer<typeof knowledgeResult>;
