import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { durationMs, locale, shortText, timestamp } from '../common/primitives.ts';

/**
 * Estimated waiting time. `expectedMs` is the mean; four of five customers wait no longer than `highMs`.
 * `basis` names the source of the estimate: `live-rate` is the recently measured service rate of the queue.
 * `configured` is the queue's configured handling time, which applies until the service has measured enough.
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
 * States of a queue entry. `called` means that the service has offered the customer to an agent.
 *
 * @public
 */
export const queueEntryStates = ['waiting', 'called', 'served', 'left'] as const;

/** Reasons why a customer is no longer in a queue. `served` means that an agent has accepted the customer. @public */
export const queueLeaveOutcomes = ['served', 'left', 'transferred'] as const;

/** A customer's place in a queue. @public */
export const queueEntry = z.object({
  id: id('queueEntry'),
  queueId: id('queue'),
  queueName: shortText,
  /** Short name to show on a board, for example `A017`. Reveals nothing about the customer. */
  ticket: z.string(),
  conversationId: z.nullable(id('conversation')),
  state: z.enum(queueEntryStates),
  /** Position in the queue, starting at 1. Null unless `state` is `waiting`. */
  position: z.nullable(z.int()),
  expectedWait: z.nullable(expectedWait),
  priority: z.int(),
  joinedAt: timestamp,
  calledAt: z.nullable(timestamp),
  endedAt: z.nullable(timestamp),
});

/** Request body that joins a queue without a conversation, as a branch kiosk does. @public */
export const newQueueEntry = z.object({ locale: z.optional(locale) });

/** Event of a queue entry stream: the whole entry, sent first and after each change. @public */
export const queueEntryEvent = z.object({ type: z.literal('queue.entry'), data: queueEntry });

/** Estimated waiting time. @public */
export type ExpectedWait = z.infer<typeof expectedWait>;
/** State of a queue entry. @public */
export type QueueEntryState = (typeof queueEntryStates)[number];
/** A customer's place in a queue. @public */
export type QueueEntry = z.infer<typeof queueEntry>;
/** Event of a queue entry stream. @public */
export type QueueEntryEvent = z.infer<typeof queueEntryEvent>;
