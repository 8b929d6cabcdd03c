import type { Kysely } from 'kysely';
import { notFound } from '../../base/problem-error.ts';
import type { Database } from '../../store/database/schema.ts';

/**
 * Reads the sequence number of a conversation's newest event.
 *
 * @throws {@link ProblemError} `not-found` if the tenant has no such conversation.
 */
export async function readLastSequence(
  db: Kysely<Database>,
  { tenantId, conversationId }: { tenantId: string; conversationId: string },
): Promise<number> {
  const row = await db
    .selectFrom('conversations')
    .select('last_sequence')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', conversationId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row.last_sequence;
}
