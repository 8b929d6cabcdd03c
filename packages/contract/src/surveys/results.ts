import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { timestamp } from '../common/primitives.ts';

/**
 * Customer satisfaction (CSAT) over a period. `topTwoBox` is the share of scores 4 and 5. `interval` is the
 * Wilson score interval of that share (Wilson 1927), which also holds for few responses. `mean`, `topTwoBox`
 * and `interval` are null while there are no scores.
 *
 * @public
 */
export const csatResult = z.object({
  count: z.int(),
  /** Number of answers with each score from 1 to 5. */
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

/** Customer satisfaction (CSAT) over a period. @public */
export type CsatResult = z.infer<typeof csatResult>;
/** Results of a survey. @public */
export type SurveyResults = z.infer<typeof surveyResults>;
