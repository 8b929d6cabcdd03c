import * as z from 'zod/mini';
import { assignment } from '../assignments/schemas.ts';
import { id } from '../common/ids.ts';
import { locale, shortText, slug } from '../common/primitives.ts';

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

/** All that lies on an agent's desk. @public */
export const desk = z.object({ agent, assignments: z.array(assignment) });

/** All that lies on an agent's desk, sent each time that it changes. @public */
export const deskEvent = z.object({ type: z.literal('desk'), data: desk });

/** Whether an agent can be given work. @public */
export type Presence = z.infer<typeof presence>;
/** A person of the bank who answers customers. @public */
export type Agent = z.infer<typeof agent>;
/** Adds an agent. @public */
export type NewAgent = z.input<typeof newAgent>;
/** All that lies on an agent's desk. @public */
export type Desk = z.infer<typeof desk>;
/** All that lies on an agent's desk, as an event. @public */
export type DeskEvent = z.infer<typeof deskEvent>;
