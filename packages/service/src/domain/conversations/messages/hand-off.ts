import { ProblemError } from '../../../base/problem-error.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { serviceTexts } from '../../../texts/service-texts.ts';
import type { HandOffDesk } from '../hand-off-desk.ts';
import { systemParticipant } from '../participants.ts';
import type { ConversationRow } from '../rows.ts';
import { storeMessage } from './rows.ts';

/**
 * Hands a conversation over to a person. If no queue is open, or if the customer waits in too many queues, posts a notice in the conversation.
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
    const code = error instanceof ProblemError ? error.code : undefined;
    if (code !== 'queue-closed' && code !== 'limit-reached') throw error;
    const texts = serviceTexts(locale);
    const [notice, text] =
      code === 'queue-closed'
        ? ['nobody-on-duty', texts.noAgentAvailable]
        : ['limit-reached', texts.tooManyTickets];
    await storeMessage(unit, {
      id: unit.newId('message'),
      tenantId,
      conversationId,
      author: systemParticipant,
      content: [{ type: 'notice', tone: 'attention', code: notice, text }],
    });
  }
}
