import type { UnitOfWork } from '../../../store/unit-of-work.ts';

/** Topic that says that an agent's desk changed. @internal */
export function agentTopic(agentId: string): string {
  return `agent:${agentId}`;
}

/**
 * Tells an agent's desk that it changed.
 *
 * @internal
 */
export function notifyAgent(unit: UnitOfWork, agentId: string): void {
  unit.publish(agentTopic(agentId));
}
