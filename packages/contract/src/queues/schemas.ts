import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { durationMs, locale, shortText, slug, timestamp } from '../common/primitives.ts';

/**
 * An honest waiting time: a range, the middle to sort by, and what it rests on. `live-rate` is the
 * rate of service measured in this queue lately; `configured` is the queue's set handling time, used
 * until enough was measured.
 *
 * @public
 */
export const expectedWait = z.object({
  lowMs: durationMs,
  highMs: durationMs,
  expectedMs: durationMs,
  basis: z.enum(['live-rate', 'configured']),
});

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

/**
 * How far a queue entry has come. `called` means that an agent has been asked to pick up.
 *
 * @public
 */
export const queueEntryStates = ['waiting', 'called', 'served', 'left'] as const;

/** How a place in a queue ended. @public */
export const queueLeaveOutcomes = ['served', 'left', 'transferred'] as const;

/** One customer's place in a queue. @public */
export const queueEntry = z.object({
  id: id('queueEntry'),
  queueId: id('queue'),
  queueName: shortText,
  /** Short name to show on a board, for example `A017`. Says nothing of the customer. */
  ticket: z.string(),
  conversationId: z.nullable(id('conversation')),
  state: z.enum(queueEntryStates),
  /** Place in the line from 1; null once called. */
  position: z.nullable(z.int()),
  expectedWait: z.nullable(expectedWait),
  priority: z.int(),
  joinedAt: timestamp,
  calledAt: z.nullable(timestamp),
  endedAt: z.nullable(timestamp),
});

/** Joins a queue without a conversation, as a branch kiosk does. @public */
export const newQueueEntry = z.object({ locale: z.optional(locale) });

/** What a public board shows: tickets only. @public */
export const queueBoard = z.object({
  queue,
  waiting: z.array(z.object({ ticket: z.string(), position: z.int() })),
  called: z.array(z.object({ ticket: z.string(), desk: z.nullable(z.string()) })),
});

/** The whole state of a board, sent each time that it changes. @public */
export const queueBoardEvent = z.object({ type: z.literal('queue.board'), data: queueBoard });

/** The whole state of an entry, sent each time that it changes. @public */
export const queueEntryEvent = z.object({ type: z.literal('queue.entry'), data: queueEntry });

/** An honest waiting time. @public */
export type ExpectedWait = z.infer<typeof expectedWait>;
/** A line of customers. @public */
export type Queue = z.infer<typeof queue>;
/** How far a queue entry has come. @public */
export type QueueEntryState = (typeof queueEntryStates)[number];
/** One customer's place in a queue. @public */
export type QueueEntry = z.infer<typeof queueEntry>;
/** What a public board shows. @public */
export type QueueBoard = z.infer<typeof queueBoard>;
/** The whole state of a board, when it changes. @public */
export type QueueBoardEvent = z.infer<typeof queueBoardEvent>;
/** The whole state of an entry, when it changes. @public */
export type QueueEntryEvent = z.infer<typeof queueEntryEvent>;
