import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { shortText, slug } from '../common/primitives.ts';
import { expectedWait } from '../queue-entries/schemas.ts';

/** A queue of customers for agents with the same skill. @public */
export const queue = z.object({
  id: id('queue'),
  name: shortText,
  skill: z.nullable(slug),
  open: z.boolean(),
  /** Number of waiting customers. */
  waiting: z.int(),
  /** Number of available agents with the queue's skill. */
  availableAgents: z.int(),
  /** Expected wait of a customer who joins now. Null while no agent is available. */
  expectedWait: z.nullable(expectedWait),
});

/** Public board of one queue, as a branch displays it. The board shows tickets and no names. @public */
export const queueBoard = z.object({
  queue,
  waiting: z.array(z.object({ ticket: z.string(), position: z.int() })),
  called: z.array(z.object({ ticket: z.string(), desk: z.nullable(z.string()) })),
});

/** Event of a board stream: the whole board, sent first and after each change. @public */
export const queueBoardEvent = z.object({ type: z.literal('queue.board'), data: queueBoard });

/** A queue of customers. @public */
export type Queue = z.infer<typeof queue>;
/** Public board of a queue. @public */
export type QueueBoard = z.infer<typeof queueBoard>;
/** Event of a board stream. @public */
export type QueueBoardEvent = z.infer<typeof queueBoardEvent>;
