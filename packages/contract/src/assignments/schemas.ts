import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { code, timestamp } from '../common/primitives.ts';
import { conversation } from '../conversations/schemas.ts';
import { queueEntry } from '../queue-entries/schemas.ts';

/**
 * States of an assignment. An `offered` assignment waits until the agent accepts. The `wrap-up` starts when
 * the conversation closes and ends when the agent completes the assignment.
 *
 * @public
 */
export const assignmentStates = ['offered', 'active', 'wrap-up', 'ended'] as const;

/** A customer assigned to an agent. @public */
export const assignment = z.object({
  id: id('assignment'),
  agentId: id('agent'),
  state: z.enum(assignmentStates),
  /** Conversation of the customer. Null if the customer drew a ticket without a conversation. */
  conversation: z.nullable(conversation),
  entry: queueEntry,
  /** Name of the customer. Null if the bank gave no name. */
  customerName: z.nullable(z.string()),
  offeredAt: timestamp,
  /** Time at which the offer expires and the customer returns to the queue. Null unless `state` is `offered`. */
  offerEndsAt: z.nullable(timestamp),
  acceptedAt: z.nullable(timestamp),
  endedAt: z.nullable(timestamp),
});

/** Request body that names the target of a transfer: a queue or an agent, not both. @public */
export const transfer = z
  .object({
    queueId: z.optional(id('queue')),
    agentId: z.optional(id('agent')),
  })
  .check(
    z.refine((to) => (to.queueId === undefined) !== (to.agentId === undefined), {
      error: 'Send exactly one of `queueId` and `agentId`',
    }),
  );

/** Request body that completes a wrap-up. @public */
export const wrapUp = z.object({
  /** Outcome of the conversation: one of the tenant's codes, for example `solved`. */
  disposition: z.optional(code),
  /** Note for other agents, never shown to the customer. Up to 2,000 characters. */
  note: z.optional(z.string().check(z.maxLength(2000))),
});

/** State of an assignment. @public */
export type AssignmentState = (typeof assignmentStates)[number];
/** A customer assigned to an agent. @public */
export type Assignment = z.infer<typeof assignment>;
/** Request body that names the target of a transfer. @public */
export type Transfer = z.input<typeof transfer>;
/** Request body that completes a wrap-up. @public */
export type WrapUp = z.input<typeof wrapUp>;
