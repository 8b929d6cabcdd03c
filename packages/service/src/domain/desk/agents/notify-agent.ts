import { agentChanged, agentTopic } from '../../../http/agent-topic.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';

/**
 * Wakes the readers of an agent's desk after the commit.
 */
export function notifyAgent(unit: UnitOfWork, agentId: string): void {
  unit.publish(agentTopic(agentId));
}

/**
 * Ends all streams of an agent after the commit, because the agent's rights have changed.
 */
export function endAgentStreams(unit: UnitOfWork, agentId: string): void {
  unit.publish(agentTopic(agentId), agentChanged);
}
