import type { Kysely, Selectable } from 'kysely';
import { byteLength } from '../../base/byte-length.ts';
import { toTimestamp } from '../../base/clock.ts';
import { JsonPieces } from '../../base/json-pieces.ts';
import { readJson } from '../../base/json-text.ts';
import type { Database } from '../../store/database/schema.ts';
import type { EventTable } from '../../store/database/tables/conversation-tables.ts';
import type { StoredEvent } from '../../store/database/tables/stored-event.ts';
import { octetLength } from '../../store/octet-length.ts';
import { readWithin } from '../../store/read-within.ts';
import type { RowSource } from '../../store/read-within.ts';

/** A stored event's row. */
export type EventRow = Selectable<EventTable>;

/** A range of a conversation's stored events. */
export interface EventRange {
  readonly tenantId: string;
  readonly conversationId: string;
  /** Exclusive lower bound of the sequence numbers. */
  readonly after: number;
  readonly limit: number;
  /** Maximum size of the events. The first event may be larger. */
  readonly bytes: number;
  /** True to keep the newest events if the range has more than `bytes`. @defaultValue false: keeps the oldest */
  readonly keepsNewest?: boolean;
}

/** Stored events, oldest first. */
export interface EventsRead {
  readonly events: readonly ReadEvent[];
  /** True if the range has further events, which exceed its `bytes`. */
  readonly isCut: boolean;
}

/**
 * Reads stored events, oldest first.
 */
export async function readEvents(db: Kysely<Database>, range: EventRange): Promise<EventsRead> {
  const { rows, isCut } = await readWithin(eventSource(db, range), range);
  const events = rows.map((row) => new ReadEvent(row));
  return { events: range.keepsNewest ? events.reverse() : events, isCut };
}

function eventSource(
  db: Kysely<Database>,
  { tenantId, conversationId, after, keepsNewest = false }: EventRange,
): RowSource<EventRow> {
  const select = (last: EventRow | undefined) => {
    const query = db
      .selectFrom('events')
      .where('tenant_id', '=', tenantId)
      .where('conversation_id', '=', conversationId)
      .where('sequence', '>', keepsNewest ? after : (last?.sequence ?? after))
      .orderBy('sequence', keepsNewest ? 'desc' : 'asc');
    return keepsNewest && last ? query.where('sequence', '<', last.sequence) : query;
  };
  return {
    rows: (last, limit) => select(last).selectAll().limit(limit).execute(),
    sizes: async (last, limit) => {
      const query = select(last).select(octetLength('data').as('bytes'));
      return (await query.limit(limit).execute()).map(({ bytes }) => bytes);
    },
    sizeOf: ({ data }) => byteLength(data),
  };
}

/**
 * Converts a row to the API's event.
 */
export function toStoredEvent(row: EventRow): StoredEvent {
  // The two columns do not tell TypeScript that a row's `type` decides the form of its `data`
  return { ...withoutData(row), data: readJson(row.data) } as StoredEvent;
}

/** A stored event that was read. Readers who share a query share the parse, and a page needs none. */
export class ReadEvent {
  readonly #row: EventRow;
  #parsed: StoredEvent | undefined;

  constructor(row: EventRow) {
    this.#row = row;
  }

  get sequence(): number {
    return this.#row.sequence;
  }

  parsed(): StoredEvent {
    this.#parsed ??= toStoredEvent(this.#row);
    return this.#parsed;
  }

  json(): JsonPieces<StoredEvent> {
    const json = JsonPieces.withMember(withoutData(this.#row), 'data', this.#row.data);
    return json as JsonPieces<unknown> as JsonPieces<StoredEvent>;
  }
}

function withoutData(row: EventRow) {
  return {
    type: row.type,
    conversationId: row.conversation_id,
    occurredAt: toTimestamp(row.occurred_at),
    sequence: row.sequence,
  };
}
