import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { unknownVariant } from '../common/open-union.ts';
import { locale, shortText, slug } from '../common/primitives.ts';

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

/** One question of a survey. @public */
export type SurveyQuestion = z.infer<typeof surveyQuestion>;
/** A survey in one language. @public */
export type Survey = z.infer<typeof survey>;
/** Adds a survey. @public */
export type NewSurvey = z.input<typeof newSurvey>;
