/** Payload on an {@link agentTopic} when the agent was suspended or removed, or got another role. */
export const agentChanged = 'changed';

/**
 * Returns the bus topic of an agent. A notification without payload announces a change of the agent's desk. The payload
 * {@link agentChanged} ends all streams of the agent.
 */
export function agentTopic(agentId: string): string {
  return `agent:${agentId}`;
}
