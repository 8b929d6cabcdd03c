import type { Kysely } from 'kysely';
import { toTimestamp } from '../../base/clock.ts';
import type { Database } from '../../store/database/schema.ts';
import type { StoredEvent } from './stored-event.ts';

/** Which events to read. @internal */
export interface EventRange {
  readonly tenantId: string;
  readonly conversationId: string;
  /** Number of the last event that is not wanted. */
  readonly after: number;
  readonly limit: number;
}

/**
 * Reads stored events, oldest first.
 *
 * @internal
 */
export async function readEvents(db: Kysely<Database>, range: EventRange): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('tenant_id', '=', range.tenantId)
    .where('conversation_id', '=', range.conversationId)
    .where('sequence', '>', range.after)
    .orderBy('sequence')
    .limit(range.limit)
    .execute();
  return rows.map(
    (row) =>
      ({
        type: row.type,
        conversationId: row.conversation_id,
        occurredAt: toTimestamp(row.occurred_at),
        sequence: row.sequence,
        data: JSON.parse(row.data) as unknown,
      }) as StoredEvent,
  );
}
