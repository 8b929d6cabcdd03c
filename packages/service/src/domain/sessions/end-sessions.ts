import { sessionEnded, sessionTopic } from '../../http/session-topic.ts';
import type { UnitOfWork } from '../../store/unit-of-work.ts';

/** The sessions to end: one, or those of a customer. */
export type EndedSessions =
  | { readonly sessionId: string }
  | {
      readonly customerId: string;
      /** Id of a session that stays open. */
      readonly except?: string;
    };

/**
 * Ends sessions. Their tokens stop working with the commit, and their streams end on all nodes.
 */
export async function endSessions(
  unit: UnitOfWork,
  tenantId: string,
  which: EndedSessions,
): Promise<void> {
  const open = unit.db
    .updateTable('sessions')
    .set({ ended_at: unit.now })
    .where('tenant_id', '=', tenantId)
    .where('ended_at', 'is', null);
  const chosen =
    'sessionId' in which
      ? open.where('id', '=', which.sessionId)
      : open.where('customer_id', '=', which.customerId).where('id', '!=', which.except ?? '');
  for (const { id } of await chosen.returning('id').execute())
    unit.publish(sessionTopic(id), sessionEnded);
}
