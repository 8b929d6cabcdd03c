import type { StaffScope } from '@tellerkit/contract';
import type { AgentCaller } from '../base/caller-identity.ts';
import type { Runtime } from '../base/runtime.ts';
import { keysTopic } from '../platform/tenants/keys-topic.ts';
import type { Bus } from '../store/bus/bus.ts';
import { agentChanged, agentTopic } from './agent-topic.ts';
import type { StaffRights, StaffTarget } from './staff-rights.ts';

/** Abort reason of a request context whose agent lost the right to the answer. */
export const rightEnded = 'right-ended';

/** Dependencies of {@link followStaff}. */
export interface StaffParts extends Pick<Runtime, 'track'> {
  readonly bus: Bus;
  readonly staff: StaffRights;
}

/** What an agent's request reads, and in which scope. */
export interface StaffRight {
  readonly caller: AgentCaller;
  readonly scope: StaffScope;
  readonly target: StaffTarget | undefined;
}

/**
 * Calls `abort` when the agent loses the right: by a suspension, a removal, another role, or the end of the assignment.
 * Reads the right after each change of the agent's desk and of the tenant's keys. A read that fails also aborts.
 *
 * @returns a function that stops following.
 */
export function followStaff(
  { bus, staff, track }: StaffParts,
  { caller, scope, target }: StaffRight,
  abort: () => void,
): () => void {
  const check = (payload: string | undefined) => {
    if (payload === agentChanged) return abort();
    const checking = staff.hold(caller, scope, target).then(
      (holds) => holds || abort(),
      () => abort(),
    );
    track(checking);
  };
  const topics = [agentTopic(caller.agentId), keysTopic(caller.tenantId)];
  const stops = topics.map((topic) => bus.subscribe(topic, check));
  return () => stops.forEach((stop) => stop());
}
