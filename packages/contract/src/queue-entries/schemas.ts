import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { durationMs, locale, shortText, timestamp } from '../common/primitives.ts';

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

/** The whole state of an entry, sent each time that it changes. @public */
export const queueEntryEvent = z.object({ type: z.literal('queue.entry'), data: queueEntry });

/** An honest waiting time. @public */
export type ExpectedWait = z.infer<typeof expectedWait>;
/** How far a queue entry has come. @public */
export type QueueEntryState = (typeof queueEntryStates)[number];
/** One customer's place in a queue. @public */
export type QueueEntry = z.infer<typeof queueEntry>;
/** The whole state of an entry, when it changes. @public */
export type QueueEntryEvent = z.infer<typeof queueEntryEvent>;
