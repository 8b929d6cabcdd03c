import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { slug, timestamp } from '../common/primitives.ts';
import { conversation } from '../conversations/schemas.ts';
import { queueEntry } from '../queue-entries/schemas.ts';

/**
 * How far an assignment has come. `offered` waits to be accepted; `wrap-up` follows the close of the
 * conversation, until the agent has noted how it ended.
 *
 * @public
 */
export const assignmentStates = ['offered', 'active', 'wrap-up', 'ended'] as const;

/** One customer given to one agent. @public */
export const assignment = z.object({
  id: id('assignment'),
  agentId: id('agent'),
  state: z.enum(assignmentStates),
  /** Null for a ticket drawn without a conversation. */
  conversation: z.nullable(conversation),
  entry: queueEntry,
  /** Name of the customer, where the bank gave one. */
  customerName: z.nullable(z.string()),
  offeredAt: timestamp,
  /** An offer not accepted by then goes back to the head of the queue. */
  offerEndsAt: z.nullable(timestamp),
  acceptedAt: z.nullable(timestamp),
  endedAt: z.nullable(timestamp),
});

/** Hands an assignment on: to a queue or to an agent, exactly one of them. @public */
export const transfer = z
  .object({
    queueId: z.optional(id('queue')),
    agentId: z.optional(id('agent')),
  })
  .check(
    z.refine((to) => (to.queueId === undefined) !== (to.agentId === undefined), {
      error: 'Name either queueId or agentId',
    }),
  );

/** What an agent notes at the end. @public */
export const wrapUp = z.object({
  disposition: z.optional(slug),
  /** For colleagues; never shown to the customer. Up to 2,000 characters. */
  note: z.optional(z.string().check(z.maxLength(2000))),
});

/** How far an assignment has come. @public */
export type AssignmentState = (typeof assignmentStates)[number];
/** One customer given to one agent. @public */
export type Assignment = z.infer<typeof assignment>;
/** Hands an assignment on. @public */
export type Transfer = z.input<typeof transfer>;
/** What an agent notes at the end. @public */
export type WrapUp = z.input<typeof wrapUp>;
