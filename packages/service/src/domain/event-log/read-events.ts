import type { Kysely, Selectable } from 'kysely';
import { toTimestamp } from '../../base/clock.ts';
import { readJson } from '../../base/json-text.ts';
import type { Database } from '../../store/database/schema.ts';
import type { EventTable } from '../../store/database/tables/conversation-tables.ts';
import type { StoredEvent } from '../../store/database/tables/stored-event.ts';

/** A stored event's row. */
export type EventRow = Selectable<EventTable>;

/** A range of a conversation's stored events. */
export interface EventRange {
  readonly tenantId: string;
  readonly conversationId: string;
  /** Exclusive lower bound of the sequence numbers. */
  readonly after: number;
  readonly limit: number;
}

/**
 * Reads stored events, oldest first.
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
  return rows.map(toStoredEvent);
}

/**
 * Converts a row to the API's event.
 */
export function toStoredEvent(row: EventRow): StoredEvent {
  // The two columns do not tell TypeScript that a row's `type` decides the form of its `data`
  return {
    type: row.type,
    conversationId: row.conversation_id,
    occurredAt: toTimestamp(row.occurred_at),
    sequence: row.sequence,
    data: readJson(row.data),
  } as StoredEvent;
}
