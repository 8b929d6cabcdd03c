import type { UnitOfWork } from '../../../store/unit-of-work.ts';

/** Returns the bus topic that announces changes of an agent's desk. */
export function agentTopic(agentId: string): string {
  return `agent:${agentId}`;
}

/**
 * Wakes the readers of an agent's desk after the commit.
 */
export function notifyAgent(unit: UnitOfWork, agentId: string): void {
  unit.publish(agentTopic(agentId));
}
