import type { StaffScope } from '@tellerkit/contract';
import type { AgentCaller } from '../base/caller-identity.ts';
import { keysTopic } from '../platform/tenants/keys-topic.ts';
import { agentChanged, agentTopic } from './agent-topic.ts';
import { followRight } from './follow-right.ts';
import type { RightParts } from './follow-right.ts';
import type { StaffRights, StaffTarget } from './staff-rights.ts';

/** Dependencies of {@link followStaff}. */
export interface StaffParts extends RightParts {
  readonly staff: StaffRights;
}

/** A resource that the request of an agent reads, and the scope of the read. */
export interface StaffRight {
  readonly caller: AgentCaller;
  readonly scope: StaffScope;
  readonly target: StaffTarget | undefined;
}

/**
 * Calls `abort` when the agent loses the right: by a suspension, a removal, another role, or the end of the assignment.
 * Reads the right after each change of the agent's desk and of the tenant's keys.
 *
 * @returns a function that stops following.
 */
export function followStaff(
  parts: StaffParts,
  { caller, scope, target }: StaffRight,
  abort: () => void,
): () => void {
  return followRight(
    parts,
    {
      topics: [agentTopic(caller.agentId), keysTopic(caller.tenantId)],
      ended: agentChanged,
      holds: () => parts.staff.hold(caller, scope, target),
    },
    abort,
  );
}
