import type { CallerIdentity } from '../../base/caller-identity.ts';
import { ProblemError } from '../../base/problem-error.ts';
import type { ConversationRow } from './rows.ts';

/**
 * Refuses an agent who does not serve the conversation: to read it is all that other agents may.
 *
 * @throws {@link ProblemError} `forbidden`.
 */
export function checkServes(conversation: ConversationRow, caller: CallerIdentity): void {
  if (caller.kind === 'agent' && conversation.agent_id !== caller.agentId)
    throw new ProblemError('forbidden', 'Accept the assignment of this conversation first.');
}
