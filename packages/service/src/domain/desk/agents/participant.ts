import type { Participant } from '@tellerkit/contract';
import type { AgentRow } from './rows.ts';

/**
 * An agent as others in a conversation see them.
 */
export function participantOf(agent: Pick<AgentRow, 'id' | 'display_name'>): Participant {
  return { role: 'agent', id: agent.id, displayName: agent.display_name };
}
