import type { Participant } from '@tellerkit/contract';
import type { AgentRow } from './rows.ts';

/**
 * Converts an agent to the participant that others in a conversation see.
 */
export function participantOf(agent: Pick<AgentRow, 'id' | 'display_name'>): Participant {
  return { role: 'agent', id: agent.id, displayName: agent.display_name };
}
