import type { LiveSnapshot } from '@tellerkit/sdk/live';

/** Who is on the other side. */
export type Stage = 'assistant' | 'queued' | 'agent' | 'closed';

/** Who is on the other side at the moment; the assistant before a conversation is open. */
export function stageOf({ conversation }: Pick<LiveSnapshot, 'conversation'>): Stage {
  return conversation?.state ?? 'assistant';
}
