import { ProblemError } from '../../../base/problem-error.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { serviceTexts } from '../../../texts/service-texts.ts';
import type { HandOffDesk } from '../hand-off-desk.ts';
import { systemParticipant } from '../participants.ts';
import type { ConversationRow } from '../rows.ts';
import { storeMessage } from './rows.ts';

/**
 * Hands a conversation over to a person. If no queue is open, posts a notice in the conversation.
 */
export async function handOffOrNotify(
  desk: Pick<HandOffDesk, 'join'>,
  unit: UnitOfWork,
  conversation: ConversationRow,
): Promise<void> {
  const { id: conversationId, tenant_id: tenantId, locale } = conversation;
  try {
    await desk.join(unit, { tenantId, conversationId });
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'queue-closed') throw error;
    const text = serviceTexts(locale).noAgentAvailable;
    await storeMessage(unit, {
      id: unit.newId('message'),
      tenantId,
      conversationId,
      author: systemParticipant,
      content: [{ type: 'notice', tone: 'attention', code: 'nobody-on-duty', text }],
    });
  }
}
