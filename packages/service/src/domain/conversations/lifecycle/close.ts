import type { Conversation } from '@tellerkit/contract';
import { conversationClosed } from '../../desk/assignments/conversation-closed.ts';
import type { SendParts } from '../messages/send.ts';
import { appendEvent } from '../../event-log/append-event.ts';
import type { ChangeContext } from '../../../http/request-context.ts';
import { findOfferedSurvey } from '../../surveys/offered-survey.ts';
import { checkServes } from '../check-serves.ts';
import { participantOf, systemParticipant } from '../participants.ts';
import { lockConversation, readConversation } from '../rows.ts';
import { viewConversation } from '../to-conversation.ts';

/** Touchpoint of the survey that a customer is offered at the end. @internal */
export const closedTouchpoint = 'conversation-closed';

/**
 * Ends a conversation: whoever serves it is free for the wrap-up, everybody is told, the customer is
 * offered the survey. Ending it again changes nothing.
 *
 * @throws {@link ProblemError} `not-found`, or `forbidden` for an agent who does not serve it.
 *
 * @internal
 */
export async function close(
  { desk, answers }: SendParts,
  context: ChangeContext,
  conversationId: string,
  disposition: string | undefined,
): Promise<Conversation> {
  const { unit, tenantId, caller } = context;
  const found = await lockConversation(unit.db, context, conversationId);
  if (found.state === 'closed') return viewConversation(found);
  checkServes(found, caller);
  const closedBy =
    caller.kind === 'secret' ? systemParticipant : await participantOf(unit.db, found, caller);
  await conversationClosed(desk, unit, { tenantId, conversationId });
  await unit.db
    .updateTable('conversations')
    .set({ state: 'closed', closed_at: unit.now, disposition: disposition ?? null })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', conversationId)
    .execute();
  const closed = await readConversation(unit.db, context, conversationId);
  await appendEvent(unit, tenantId, conversationId, (sequence) => ({
    type: 'conversation.closed',
    data: {
      conversation: viewConversation({ ...closed, last_sequence: sequence, updated_at: unit.now }),
      closedBy,
    },
  }));
  unit.afterCommit(() => answers.stop(conversationId));
  const surveyId = await findOfferedSurvey(unit.db, tenantId, closedTouchpoint);
  if (surveyId !== undefined)
    await appendEvent(unit, tenantId, conversationId, {
      type: 'survey.offered',
      data: { surveyId },
    });
  return viewConversation(await readConversation(unit.db, context, conversationId));
}
