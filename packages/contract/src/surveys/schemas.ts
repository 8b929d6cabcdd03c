import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { unknownVariant } from '../common/open-union.ts';
import { code, locale, shortText, slug } from '../common/primitives.ts';

/** A question about satisfaction, scored from 1 (very bad) to 5 (very good). @public */
export const csatQuestion = z.object({
  type: z.literal('csat'),
  id: slug,
  prompt: shortText,
  required: z.boolean(),
});

/** A question with a free-text answer of up to 2,000 characters. @public */
export const commentQuestion = z.object({
  type: z.literal('comment'),
  id: slug,
  prompt: shortText,
  required: z.boolean(),
});

/** A question of a survey. Types from a newer service arrive as `unknown`; skip them. @public */
export const surveyQuestion = z.union([
  z.discriminatedUnion('type', [csatQuestion, commentQuestion]),
  unknownVariant(['csat', 'comment'], { id: slug }),
]);

/** A survey in one language. @public */
export const survey = z.object({
  id: id('survey'),
  name: shortText,
  /** Occasion of the survey, for example `conversation-closed`. */
  touchpoint: slug,
  locale,
  questions: z.array(surveyQuestion),
});

/** Text in several languages, by locale. Readers of any other language get the first text. @public */
export const localizedText = z.record(locale, shortText).check(
  z.refine((texts) => Object.keys(texts).length > 0, {
    error: 'At least one language is required',
  }),
);

const newQuestion = { id: code, prompt: localizedText, required: z.optional(z.boolean()) };

/** Request body that creates a survey. @public */
export const newSurvey = z.object({
  name: shortText,
  touchpoint: code,
  questions: z
    .array(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('csat'), ...newQuestion }),
        z.object({ type: z.literal('comment'), ...newQuestion }),
      ]),
    )
    .check(z.minLength(1), z.maxLength(20)),
});

/** A question of a survey. @public */
export type SurveyQuestion = z.infer<typeof surveyQuestion>;
/** A survey in one language. @public */
export type Survey = z.infer<typeof survey>;
/** Request body that creates a survey. @public */
export type NewSurvey = z.input<typeof newSurvey>;
