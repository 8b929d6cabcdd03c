import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { unknownVariant } from '../common/open-union.ts';
import { locale, slug, timestamp } from '../common/primitives.ts';

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

/** Answers one question. @public */
export type NewSurveyAnswer = z.input<typeof newSurveyAnswer>;
/** The answer to one question. @public */
export type SurveyAnswer = z.infer<typeof surveyAnswer>;
/** A customer's answers. @public */
export type NewSurveyResponse = z.input<typeof newSurveyResponse>;
/** A customer's answers, as stored. @public */
export type SurveyResponse = z.infer<typeof surveyResponse>;
