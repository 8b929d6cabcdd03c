import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { timestamp } from '../common/primitives.ts';

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

/** CSAT over a span of time. @public */
export type CsatResult = z.infer<typeof csatResult>;
/** Results of a survey. @public */
export type SurveyResults = z.infer<typeof surveyResults>;
