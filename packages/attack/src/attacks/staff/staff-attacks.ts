import type { Attack } from '../../base/attack.ts';
import { otherAgentsConversation } from './other-agents-conversation.ts';
import { replacedKey } from './replaced-key.ts';
import { roleEscalation } from './role-escalation.ts';
import { suspendedAgent } from './suspended-agent.ts';
import { unauditedRead } from './unaudited-read.ts';

export const staffAttacks: readonly Attack[] = [
  otherAgentsConversation,
  roleEscalation,
  suspendedAgent,
  replacedKey,
  unauditedRead,
];
