import type { Conversation } from '@tellerkit/contract';
import type { ChangeContext } from '../../../http/request-context.ts';
import { checkDisposition } from '../../../platform/tenants/dispositions.ts';
import type { Tenants } from '../../../platform/tenants/tenants.ts';
import { appendEvent } from '../../event-log/append-event.ts';
import { findOfferedSurvey } from '../../surveys/offered-survey.ts';
import type { Answers } from '../answers/answers.ts';
import { checkServes } from '../check-serves.ts';
import type { HandOffDesk } from '../hand-off-desk.ts';
import { participantOf, systemParticipant } from '../participants.ts';
import { lockConversation, readConversation, toConversation } from '../rows.ts';

/** Touchpoint of the survey that the service offers when a conversation closes. */
export const closedTouchpoint = 'conversation-closed';

/** Dependencies of {@link close}. */
export interface CloseParts {
  readonly tenants: Pick<Tenants, 'settings'>;
  readonly desk: Pick<HandOffDesk, 'release'>;
  readonly answers: Pick<Answers, 'stop'>;
}

/**
 * Closes a conversation, puts its agent into wrap-up, informs its readers, and offers the customer a survey if the
 * tenant has one for closed conversations. Closing the conversation again changes nothing.
 *
 * @throws {@link ProblemError} `not-found`, `invalid-request` for an unknown disposition, or `forbidden` for an agent who
 * does not serve the conversation.
 */
export async function close(
  { tenants, desk, answers }: CloseParts,
  context: ChangeContext,
  conversationId: string,
  disposition: string | undefined,
): Promise<Conversation> {
  const { unit, tenantId, caller } = context;
  checkDisposition(tenants.settings(tenantId), disposition);
  const found = await lockConversation(unit.db, context, conversationId);
  checkServes(found, caller);
  if (found.state === 'closed') return toConversation(found);
  const closedBy =
    caller.kind === 'secret' ? systemParticipant : await participantOf(unit.db, found, caller);
  await desk.release(unit, { tenantId, conversationId });
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
      conversation: toConversation({ ...closed, last_sequence: sequence, updated_at: unit.now }),
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
  return toConversation(await readConversation(unit.db, context, conversationId));
}
