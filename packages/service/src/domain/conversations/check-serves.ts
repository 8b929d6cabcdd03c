import type { CallerIdentity } from '../../base/caller-identity.ts';
import { ProblemError } from '../../base/problem-error.ts';
import type { ConversationRow } from './rows.ts';

/**
 * Refuses an agent who may see the conversation but does not serve it.
 *
 * @throws {@link ProblemError} `forbidden`.
 */
export function checkServes(conversation: ConversationRow, caller: CallerIdentity): void {
  if (caller.kind === 'agent' && conversation.agent_id !== caller.agentId)
    throw new ProblemError(
      'forbidden',
      'The calling agent does not serve this conversation. Accept an offer of this conversation first.',
    );
}
