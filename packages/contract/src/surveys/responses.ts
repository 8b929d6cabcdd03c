import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { unknownVariant } from '../common/open-union.ts';
import { locale, slug, timestamp } from '../common/primitives.ts';

/** Answer to one question, as sent. @public */
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

/** Answer to one question, as stored. Types from a newer service arrive as `unknown`; skip them. @public */
export const surveyAnswer = z.union([
  newSurveyAnswer,
  unknownVariant(['csat', 'comment'], { questionId: slug }),
]);

/** Request body with a customer's answers. A survey takes one response per conversation. @public */
export const newSurveyResponse = z.object({
  conversationId: z.optional(id('conversation')),
  locale: z.optional(locale),
  answers: z.array(newSurveyAnswer).check(z.minLength(1), z.maxLength(20)),
});

/** A customer's response to a survey, as stored. @public */
export const surveyResponse = z.object({
  id: id('surveyResponse'),
  surveyId: id('survey'),
  conversationId: z.nullable(id('conversation')),
  locale,
  answers: z.array(surveyAnswer),
  createdAt: timestamp,
});

/** Answer to one question, as sent. @public */
export type NewSurveyAnswer = z.input<typeof newSurveyAnswer>;
/** Answer to one question, as stored. @public */
export type SurveyAnswer = z.infer<typeof surveyAnswer>;
/** Request body with a customer's answers. @public */
export type NewSurveyResponse = z.input<typeof newSurveyResponse>;
/** A customer's response to a survey, as stored. @public */
export type SurveyResponse = z.infer<typeof surveyResponse>;
