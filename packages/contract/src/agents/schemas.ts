import * as z from 'zod/mini';
import { assignment } from '../assignments/schemas.ts';
import { id } from '../common/ids.ts';
import { code, locale, shortText, slug } from '../common/primitives.ts';

/**
 * Availability of an agent. An `available` agent gets new assignments. An `away` agent keeps the current
 * assignments and gets no new ones. An `offline` agent is not at work. Agents become `away` if they decline or
 * miss an offer, or if no client has followed their desk for about 30 seconds.
 *
 * @public
 */
export const presences = ['available', 'away', 'offline'] as const;

/** Schema of a {@link Presence}. @public */
export const presence = z.enum(presences);

/**
 * Roles of the bank's staff. {@link staffAccess} lists the endpoints that each role may call.
 *
 * - `agent` serves customers, and sees the conversations that are offered or assigned to them.
 * - `supervisor` serves customers, too, sees the conversations of the supervised queues and transfers their assignments.
 * - `admin` manages agents, surveys and knowledge, reads the audit, and sees no conversation.
 * - `auditor` reads all conversations and the audit, and changes nothing.
 *
 * @public
 */
export const staffRoles = ['agent', 'supervisor', 'admin', 'auditor'] as const;

/** Schema of a {@link StaffRole}. @public */
export const staffRole = z.enum(staffRoles);

const queueIds = z.array(id('queue')).check(z.maxLength(100));

/** A member of the bank's staff. Agents and supervisors answer customers. @public */
export const agent = z.object({
  id: id('agent'),
  displayName: shortText,
  /** Name of the agent's desk as boards show it, for example the number of a counter. */
  desk: z.nullable(z.string()),
  skills: z.array(slug),
  locales: z.array(locale),
  /** Maximum number of simultaneous assignments, 1 to 20. */
  capacity: z.int(),
  presence,
  /** Number of assignments that are offered, active or in wrap-up. */
  activeAssignments: z.int(),
  role: staffRole,
  /** Queues that a supervisor supervises; empty for all queues of the tenant. Without effect for other roles. */
  queueIds: z.array(id('queue')),
  /** True while the agent is suspended: the service refuses the agent's tokens, and issues no new token. */
  suspended: z.boolean(),
});

/** Request body that creates an agent. @public */
export const newAgent = z.object({
  displayName: shortText,
  desk: z.optional(z.nullable(z.string().check(z.maxLength(20)))),
  skills: z.optional(z.array(code).check(z.maxLength(50))),
  locales: z.optional(z.array(locale).check(z.maxLength(20))),
  /** Maximum number of simultaneous assignments. @defaultValue 3 */
  capacity: z.optional(z.int().check(z.minimum(1), z.maximum(20))),
  /** @defaultValue `agent` */
  role: z.optional(staffRole),
  /** Queues that a supervisor supervises. @defaultValue all queues of the tenant */
  queueIds: z.optional(queueIds),
});

/**
 * Request body that changes an agent. Omitted fields keep their values.
 *
 * - `suspended: true` ends the agent's tokens and streams at once, sets the agent to `offline`, and returns the agent's
 *   customers to their old places in the queue. `suspended: false` lets the bank request tokens for the agent again.
 * - A change of `role` takes effect at once, also for tokens that exist.
 *
 * @public
 */
export const agentChange = z.object({
  displayName: z.optional(shortText),
  desk: z.optional(z.nullable(z.string().check(z.maxLength(20)))),
  skills: z.optional(z.array(code).check(z.maxLength(50))),
  locales: z.optional(z.array(locale).check(z.maxLength(20))),
  capacity: z.optional(z.int().check(z.minimum(1), z.maximum(20))),
  role: z.optional(staffRole),
  queueIds: z.optional(queueIds),
  suspended: z.optional(z.boolean()),
});

/** Request body that changes an agent's presence. @public */
export const presenceChange = z.object({ presence });

/** Desk of an agent: the agent and all open assignments. @public */
export const desk = z.object({ agent, assignments: z.array(assignment) });

/** Event of a desk stream: the whole desk, sent first and after each change. @public */
export const deskEvent = z.object({ type: z.literal('desk'), data: desk });

/** Availability of an agent. @public */
export type Presence = z.infer<typeof presence>;
/** Role of a member of the bank's staff. @public */
export type StaffRole = z.infer<typeof staffRole>;
/** A member of the bank's staff. @public */
export type Agent = z.infer<typeof agent>;
/** Request body that creates an agent. @public */
export type NewAgent = z.input<typeof newAgent>;
/** Request body that changes an agent. @public */
export type AgentChange = z.input<typeof agentChange>;
/** Desk of an agent: the agent and all open assignments. @public */
export type Desk = z.infer<typeof desk>;
/** Event of a desk stream. @public */
export type DeskEvent = z.infer<typeof deskEvent>;
