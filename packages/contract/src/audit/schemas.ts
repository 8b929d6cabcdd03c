import * as z from 'zod/mini';
import { timestamp } from '../common/primitives.ts';

/** Kind of caller in the audit. `system` is the service itself. @public */
export const auditActorKinds = ['publishable', 'customer', 'agent', 'secret', 'system'] as const;

/**
 * A change, a rejected call, or a read of customer data by the bank's staff or back end. An entry holds ids and codes
 * only, and never text or data of a request.
 *
 * @public
 */
export const auditEntry = z.object({
  /** Id with the prefix `aud_`. Unlike other ids it is random, and does not sort by time. */
  id: z.string(),
  occurredAt: timestamp,
  actorKind: z.enum(auditActorKinds),
  /** Id of the customer, agent or API key that called, for example `agt_01j9…`. */
  actor: z.string(),
  /** Id of the endpoint, such as `messages.list`, or the name of a change that the service made itself. */
  action: z.string(),
  /** Id or slug of the resource. Null if the call names no resource, as a list does. */
  target: z.nullable(z.string()),
  /** HTTP status of the response. */
  status: z.int(),
  /** Value of `x-request-id` of the response. */
  requestId: z.string(),
});

/** Kind of caller in the audit. @public */
export type AuditActorKind = (typeof auditActorKinds)[number];
/** An entry of the audit. @public */
export type AuditEntry = z.infer<typeof auditEntry>;
