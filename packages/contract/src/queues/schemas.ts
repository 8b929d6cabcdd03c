import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { shortText, slug } from '../common/primitives.ts';
import { expectedWait } from '../queue-entries/schemas.ts';

/** A line of customers for agents with the same skill. @public */
export const queue = z.object({
  id: id('queue'),
  name: shortText,
  skill: z.nullable(slug),
  open: z.boolean(),
  waiting: z.int(),
  agentsOnDuty: z.int(),
  /** What a customer who joins now has to expect; null when nobody is on duty. */
  expectedWait: z.nullable(expectedWait),
});

/** What a public board shows: tickets only. @public */
export const queueBoard = z.object({
  queue,
  waiting: z.array(z.object({ ticket: z.string(), position: z.int() })),
  called: z.array(z.object({ ticket: z.string(), desk: z.nullable(z.string()) })),
});

/** The whole state of a board, sent each time that it changes. @public */
export const queueBoardEvent = z.object({ type: z.literal('queue.board'), data: queueBoard });

/** A line of customers. @public */
export type Queue = z.infer<typeof queue>;
/** What a public board shows. @public */
export type QueueBoard = z.infer<typeof queueBoard>;
/** The whole state of a board, when it changes. @public */
export type QueueBoardEvent = z.infer<typeof queueBoardEvent>;
