import type { LiveSnapshot } from '@tellerkit/sdk/live';

/** The stage of a conversation, from the assistant through the queue and the agent to its end. */
export type Stage = 'assistant' | 'queued' | 'agent' | 'closed';

/** Returns the stage of the conversation; `assistant` before a conversation is open. */
export function stageOf({ conversation }: Pick<LiveSnapshot, 'conversation'>): Stage {
  return conversation?.state ?? 'assistant';
}
