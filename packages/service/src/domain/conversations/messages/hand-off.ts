import type { Desk } from '../../desk/desk.ts';
import { ProblemError } from '../../../base/problem-error.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { storeMessage } from './rows.ts';
import { joinQueue } from '../../desk/entries/join.ts';
import { serviceTexts } from '../../../texts/service-texts.ts';
import { systemParticipant } from '../participants.ts';
import type { ConversationRow } from '../rows.ts';

/**
 * Hands a conversation over to a person; where no queue is open, says so in the conversation.
 *
 * @internal
 */
export async function handOffOrSay(
  desk: Desk,
  unit: UnitOfWork,
  conversation: ConversationRow,
): Promise<void> {
  const { id: conversationId, tenant_id: tenantId, locale } = conversation;
  try {
    await joinQueue(desk, unit, { tenantId, conversationId });
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'queue-closed') throw error;
    const text = serviceTexts(locale).nobodyOnDuty;
    await storeMessage(unit, {
      id: desk.kernel.newId('message'),
      tenantId,
      conversationId,
      author: systemParticipant,
      content: [{ type: 'notice', tone: 'attention', code: 'nobody-on-duty', text }],
    });
  }
}
