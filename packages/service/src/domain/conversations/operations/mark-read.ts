import type { ChangeContext } from '../../../http/request-context.ts';
import { appendEvent } from '../../event-log/append-event.ts';
import { toStoredEvent } from '../../event-log/read-events.ts';
import { checkServes } from '../check-serves.ts';
import { readMessages } from '../messages/rows.ts';
import { participantOf } from '../participants.ts';
import { lockConversation } from '../rows.ts';

const marksToSearch = 20;

/**
 * Stores how far the caller has read. Does nothing if there is no message between the caller's last mark and the new
 * mark. A mark is itself an event: if it counted as unread, each mark would cause another mark.
 *
 * @throws {@link ProblemError} `not-found`, or `forbidden` for an agent who does not serve the conversation.
 */
export async function markRead(
  context: ChangeContext,
  conversationId: string,
  upTo: number,
): Promise<void> {
  const { unit, tenantId, caller } = context;
  const conversation = await lockConversation(unit.db, context, conversationId);
  checkServes(conversation, caller);
  const by = await participantOf(unit.db, conversation, caller);
  const mark = Math.min(upTo, conversation.last_sequence);
  const [newest] = await readMessages(unit.db, {
    tenantId,
    conversationId,
    before: mark + 1,
    limit: 1,
  });
  const marks = await readMarks(context, conversationId);
  const last = marks.find((data) => data.by.role === by.role && data.by.id === by.id);
  if (!newest || newest.sequence <= (last?.upTo ?? 0)) return;
  await appendEvent(unit, tenantId, conversationId, {
    type: 'conversation.read',
    data: { by, upTo: mark },
  });
}

async function readMarks({ unit, tenantId }: ChangeContext, conversationId: string) {
  const rows = await unit.db
    .selectFrom('events')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', conversationId)
    .where('type', '=', 'conversation.read')
    .orderBy('sequence', 'desc')
    .limit(marksToSearch)
    .execute();
  return rows
    .map(toStoredEvent)
    .flatMap((event) => (event.type === 'conversation.read' ? [event.data] : []));
}
