import type { Desk } from '../agents/desk.ts';
import { ProblemError } from '../kernel/problem-error.ts';
import type { Work } from '../kernel/work.ts';
import { storeMessage } from '../messages/rows.ts';
import { joinQueue } from '../queues/join.ts';
import { serviceTexts } from '../texts/service-texts.ts';
import { systemParticipant } from './participants.ts';
import type { ConversationRow } from './rows.ts';

/**
 * Hands a conversation over to a person; where no queue is open, says so in the conversation.
 *
 * @internal
 */
export async function handOffOrSay(
  desk: Desk,
  work: Work,
  conversation: ConversationRow,
): Promise<void> {
  const { id: conversationId, tenant_id: tenantId, locale } = conversation;
  try {
    await joinQueue(desk, work, { tenantId, conversationId });
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'queue-closed') throw error;
    const text = serviceTexts(locale).nobodyOnDuty;
    await storeMessage(work, {
      id: desk.kernel.newId('message'),
      tenantId,
      conversationId,
      author: systemParticipant,
      content: [{ type: 'notice', tone: 'attention', code: 'nobody-on-duty', text }],
    });
  }
}
