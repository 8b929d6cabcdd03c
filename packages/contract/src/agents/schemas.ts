import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { locale, shortText, slug, timestamp } from '../common/primitives.ts';
import { conversation } from '../conversations/schemas.ts';
import { queueEntry } from '../queues/schemas.ts';

/**
 * Whether an agent can be given work: `available` gets new assignments, `away` keeps those at hand,
 * `offline` is off duty. An agent who lets an offer lapse, or whose desk nobody follows for about 30
 * seconds, goes `away` without being asked.
 *
 * @public
 */
export const presences = ['available', 'away', 'offline'] as const;

/** Schema of a {@link Presence}. @public */
export const presence = z.enum(presences);

/** A person of the bank who answers customers. @public */
export const agent = z.object({
  id: id('agent'),
  displayName: shortText,
  /** Shown on boards, for example the number of a counter. */
  desk: z.nullable(z.string()),
  skills: z.array(slug),
  locales: z.array(locale),
  /** How many assignments at once, 1 to 20. */
  capacity: z.int(),
  presence,
  activeAssignments: z.int(),
});

/** Adds an agent. @public */
export const newAgent = z.object({
  displayName: shortText,
  desk: z.optional(z.nullable(z.string().check(z.maxLength(20)))),
  skills: z.optional(z.array(slug).check(z.maxLength(50))),
  locales: z.optional(z.array(locale).check(z.maxLength(20))),
  /** Default 3. */
  capacity: z.optional(z.int().check(z.minimum(1), z.maximum(20))),
});

/** Changes an agent's presence. @public */
export const presenceChange = z.object({ presence });

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

/** All that lies on an agent's desk. @public */
export const desk = z.object({ agent, assignments: z.array(assignment) });

/** All that lies on an agent's desk, sent each time that it changes. @public */
export const deskEvent = z.object({ type: z.literal('desk'), data: desk });

/** Names the agent to sign a token for. @public */
export const newAgentToken = z.object({ agentId: id('agent') });

/** Whether an agent can be given work. @public */
export type Presence = z.infer<typeof presence>;
/** A person of the bank who answers customers. @public */
export type Agent = z.infer<typeof agent>;
/** Adds an agent. @public */
export type NewAgent = z.input<typeof newAgent>;
/** How far an assignment has come. @public */
export type AssignmentState = (typeof assignmentStates)[number];
/** One customer given to one agent. @public */
export type Assignment = z.infer<typeof assignment>;
/** Hands an assignment on. @public */
export type Transfer = z.input<typeof transfer>;
/** What an agent notes at the end. @public */
export type WrapUp = z.input<typeof wrapUp>;
/** All that lies on an agent's desk. @public */
export type Desk = z.infer<typeof desk>;
/** All that lies on an agent's desk, as an event. @public */
export type DeskEvent = z.infer<typeof deskEvent>;
