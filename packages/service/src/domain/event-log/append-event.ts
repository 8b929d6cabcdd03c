import { writeJson } from '../../base/json-text.ts';
import { notFound } from '../../base/problem-error.ts';
import { emitWebhook } from '../../platform/webhooks/emit-webhook.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';
import { conversationTopic } from './conversation-topic.ts';
import { conversationWebhook } from './conversation-webhook.ts';
import type { NewEvent } from './new-event.ts';

/**
 * Stores an event under the next sequence number of its conversation and wakes the readers after the commit. Sequence
 * numbers have no gaps and no duplicates, because their update locks the conversation's row until the commit.
 *
 * @param event - the event, or a function that makes the event from its sequence number.
 * @returns the sequence number.
 * @throws {@link ProblemError} `not-found` if the tenant has no such conversation.
 */
export async function appendEvent(
  unit: UnitOfWork,
  tenantId: string,
  conversationId: string,
  event: NewEvent | ((sequence: number) => NewEvent),
): Promise<number> {
  const counted = await unit.db
    .updateTable('conversations')
    .set((row) => ({ last_sequence: row('last_sequence', '+', 1), updated_at: unit.now }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', conversationId)
    .returning('last_sequence')
    .executeTakeFirst();
  if (!counted) throw notFound();
  const sequence = counted.last_sequence;
  const made = typeof event === 'function' ? event(sequence) : event;
  await unit.db
    .insertInto('events')
    .values({
      tenant_id: tenantId,
      conversation_id: conversationId,
      sequence,
      type: made.type,
      data: writeJson(made.data),
      occurred_at: unit.now,
    })
    .execute();
  const webhook = conversationWebhook(conversationId, made);
  if (webhook) await emitWebhook(unit, tenantId, webhook);
  unit.publish(conversationTopic(conversationId));
  return sequence;
}
