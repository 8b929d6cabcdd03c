import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { locale, shortText, slug, timestamp } from '../common/primitives.ts';
import { unknownVariant } from '../common/open-union.ts';

/** Satisfaction from 1 (very bad) to 5 (very good). @public */
export const csatQuestion = z.object({
  type: z.literal('csat'),
  id: slug,
  prompt: shortText,
  required: z.boolean(),
});

/** Free words, up to 2,000 characters. @public */
export const commentQuestion = z.object({
  type: z.literal('comment'),
  id: slug,
  prompt: shortText,
  required: z.boolean(),
});

/** One question of a survey. Types from a newer service arrive as `unknown`; leave them out. @public */
export const surveyQuestion = z.union([
  z.discriminatedUnion('type', [csatQuestion, commentQuestion]),
  unknownVariant(['csat', 'comment'], { id: slug }),
]);

/** A survey in one language. @public */
export const survey = z.object({
  id: id('survey'),
  name: shortText,
  /** The moment it asks about, for example `conversation-closed`. */
  touchpoint: slug,
  locale,
  questions: z.array(surveyQuestion),
});

/** Text in several languages, by locale. The first is used where a language is missing. @public */
export const localizedText = z
  .record(locale, shortText)
  .check(
    z.refine((texts) => Object.keys(texts).length > 0, { error: 'Give at least one language' }),
  );

const newQuestion = { id: slug, prompt: localizedText, required: z.optional(z.boolean()) };

/** Adds a survey. @public */
export const newSurvey = z.object({
  name: shortText,
  touchpoint: slug,
  questions: z
    .array(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('csat'), ...newQuestion }),
        z.object({ type: z.literal('comment'), ...newQuestion }),
      ]),
    )
    .check(z.minLength(1), z.maxLength(20)),
});

/** Answers one question. @public */
export const newSurveyAnswer = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('csat'),
    questionId: slug,
    score: z.int().check(z.minimum(1), z.maximum(5)),
  }),
  z.object({
    type: z.literal('comment'),
    questionId: slug,
    text: z.string().check(z.maxLength(2000)),
  }),
]);

/** The answer to one question. Types from a newer service arrive as `unknown`; leave them out. @public */
export const surveyAnswer = z.union([
  newSurveyAnswer,
  unknownVariant(['csat', 'comment'], { questionId: slug }),
]);

/** A customer's answers. One response a conversation and survey. @public */
export const newSurveyResponse = z.object({
  conversationId: z.optional(id('conversation')),
  locale: z.optional(locale),
  answers: z.array(newSurveyAnswer).check(z.minLength(1), z.maxLength(20)),
});

/** A customer's answers, as stored. @public */
export const surveyResponse = z.object({
  id: id('surveyResponse'),
  surveyId: id('survey'),
  conversationId: z.nullable(id('conversation')),
  locale,
  answers: z.array(surveyAnswer),
  createdAt: timestamp,
});

/**
 * CSAT over a span of time. `topTwoBox` is the share of scores 4 and 5; `interval` is Wilson's score
 * interval for it (Wilson 1927), which holds for few responses too. Null while there are no scores.
 *
 * @public
 */
export const csatResult = z.object({
  count: z.int(),
  /** How often each score from 1 to 5 was given. */
  distribution: z.array(z.int()),
  mean: z.nullable(z.number()),
  topTwoBox: z.nullable(z.number()),
  interval: z.nullable(z.object({ level: z.number(), low: z.number(), high: z.number() })),
});

/** Results of a survey. @public */
export const surveyResults = z.object({
  surveyId: id('survey'),
  from: z.nullable(timestamp),
  to: z.nullable(timestamp),
  responses: z.int(),
  comments: z.int(),
  csat: csatResult,
});

/** One question of a survey. @public */
export type SurveyQuestion = z.infer<typeof surveyQuestion>;
/** A survey in one language. @public */
export type Survey = z.infer<typeof survey>;
/** Adds a survey. @public */
export type NewSurvey = z.input<typeof newSurvey>;
/** Answers one question. @public */
export type NewSurveyAnswer = z.input<typeof newSurveyAnswer>;
/** The answer to one question. @public */
export type SurveyAnswer = z.infer<typeof surveyAnswer>;
/** A customer's answers. @public */
export type NewSurveyResponse = z.input<typeof newSurveyResponse>;
/** A customer's answers, as stored. @public */
export type SurveyResponse = z.infer<typeof surveyResponse>;
/** CSAT over a span of time. @public */
export type CsatResult = z.infer<typeof csatResult>;
/** Results of a survey. @public */
export type SurveyResults = z.infer<typeof surveyResults>;
