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

/** A person of the bank who answers customers. @public */
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
});

/** Request body that creates an agent. @public */
export const newAgent = z.object({
  displayName: shortText,
  desk: z.optional(z.nullable(z.string().check(z.maxLength(20)))),
  skills: z.optional(z.array(code).check(z.maxLength(50))),
  locales: z.optional(z.array(locale).check(z.maxLength(20))),
  /** Maximum number of simultaneous assignments. @defaultValue 3 */
  capacity: z.optional(z.int().check(z.minimum(1), z.maximum(20))),
});

/** Request body that changes an agent's presence. @public */
export const presenceChange = z.object({ presence });

/** Desk of an agent: the agent and all open assignments. @public */
export const desk = z.object({ agent, assignments: z.array(assignment) });

/** Event of a desk stream: the whole desk, sent first and after each change. @public */
export const deskEvent = z.object({ type: z.literal('desk'), data: desk });

/** Availability of an agent. @public */
export type Presence = z.infer<typeof presence>;
/** A person of the bank who answers customers. @public */
export type Agent = z.infer<typeof agent>;
/** Request body that creates an agent. @public */
export type NewAgent = z.input<typeof newAgent>;
/** Desk of an agent: the agent and all open assignments. @public */
export type Desk = z.infer<typeof desk>;
/** Event of a desk stream. @public */
export type DeskEvent = z.infer<typeof deskEvent>;
