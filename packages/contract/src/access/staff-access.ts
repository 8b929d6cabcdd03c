import type { StaffRole } from '../agents/schemas.ts';
import type { Endpoints } from '../generated/endpoints.ts';

/**
 * Scopes of an endpoint for a role of the bank's staff, from the narrowest to the widest:
 *
 * - `none`: the service refuses the call with `forbidden`.
 * - `own`: the agent's own record, desk and assignments.
 * - `assigned`: changes of a conversation whose assignment the agent has accepted. The service refuses the change of
 *   another conversation with `forbidden` if the agent may see it, otherwise with `not-found`.
 * - `served`: conversations and queue entries that are offered or assigned to the agent, until the wrap-up is complete.
 * - `queues`: as `served`, and everything that waits, waited or was served in the supervised queues.
 * - `tenant`: everything of the tenant.
 *
 * The service treats everything outside the scope as unknown: it responds with `not-found`, and leaves it out of lists.
 *
 * @public
 */
export const staffScopes = ['none', 'own', 'assigned', 'served', 'queues', 'tenant'] as const;

/** Scope of an endpoint for a role. @public */
export type StaffScope = (typeof staffScopes)[number];

/** Scope of an endpoint for each role. @public */
export type ScopeByRole = Readonly<Record<StaffRole, StaffScope>>;

/** Ids of the endpoints that accept the token of an agent. @public */
export type StaffEndpointId = {
  [Name in keyof Endpoints]: Endpoints[Name] extends {
    callers: readonly (infer Kind)[];
    id: infer Id;
  }
    ? 'agent' extends Kind
      ? Id
      : never
    : never;
}[keyof Endpoints];

const everyRole = scopes('tenant', 'tenant', 'tenant', 'tenant');
const ownRecord = scopes('own', 'own', 'own', 'own');
const ownDesk = scopes('own', 'own', 'none', 'none');
const reading = scopes('served', 'queues', 'none', 'tenant');
const serving = scopes('assigned', 'assigned', 'none', 'none');
const managing = scopes('none', 'none', 'tenant', 'none');

/**
 * Access of the bank's staff: for each endpoint that accepts the token of an agent, the scope of each role. The service
 * enforces this table before it runs an endpoint. The type requires a row for every such endpoint.
 *
 * @public
 */
export const staffAccess: Readonly<Record<StaffEndpointId, ScopeByRole>> = {
  'conversations.get': reading,
  'conversations.list': reading,
  'conversations.close': serving,
  'conversations.markRead': serving,
  'conversations.showTyping': serving,
  'messages.send': serving,
  'messages.list': reading,
  'events.list': reading,
  'events.stream': reading,
  'queues.list': everyRole,
  'queues.getBoard': everyRole,
  'queues.streamBoard': everyRole,
  'queueEntries.get': reading,
  'queueEntries.stream': reading,
  'agents.create': managing,
  'agents.list': everyRole,
  'agents.get': everyRole,
  'agents.update': managing,
  'agents.delete': managing,
  'agents.me': ownRecord,
  'agents.setPresence': ownDesk,
  'agents.getDesk': ownDesk,
  'agents.streamDesk': ownDesk,
  'assignments.accept': ownDesk,
  'assignments.decline': ownDesk,
  'assignments.transfer': scopes('own', 'queues', 'none', 'none'),
  'assignments.complete': ownDesk,
  'surveys.create': managing,
  'surveys.list': everyRole,
  'surveys.get': everyRole,
  'surveys.listResponses': scopes('none', 'none', 'none', 'tenant'),
  'surveys.results': scopes('none', 'tenant', 'tenant', 'tenant'),
  'knowledge.list': everyRole,
  'knowledge.get': everyRole,
  'knowledge.put': managing,
  'knowledge.delete': managing,
  'knowledge.search': everyRole,
  'audit.list': scopes('none', 'none', 'tenant', 'tenant'),
};

function scopes(
  agent: StaffScope,
  supervisor: StaffScope,
  admin: StaffScope,
  auditor: StaffScope,
): ScopeByRole {
  return { agent, supervisor, admin, auditor };
}
