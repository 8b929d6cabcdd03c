import type { UnitOfWork } from '../../../store/unit-of-work.ts';

/** Topic that says that an agent's desk changed. */
export function agentTopic(agentId: string): string {
  return `agent:${agentId}`;
}

/**
 * Tells an agent's desk that it changed.
 */
export function notifyAgent(unit: UnitOfWork, agentId: string): void {
  unit.publish(agentTopic(agentId));
}
