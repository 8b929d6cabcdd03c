import type { ContentBlock, Message, Participant } from '@tellerkit/contract';
import type { Kysely, Selectable } from 'kysely';
import { byteLength } from '../../../base/byte-length.ts';
import { toTimestamp } from '../../../base/clock.ts';
import { JsonPieces } from '../../../base/json-pieces.ts';
import { writeJson, readJson } from '../../../base/json-text.ts';
import type { Database } from '../../../store/database/schema.ts';
import type { MessageTable } from '../../../store/database/tables/conversation-tables.ts';
import { octetLength } from '../../../store/octet-length.ts';
import type { RowSource } from '../../../store/read-within.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { appendEvent } from '../../event-log/append-event.ts';

/** A stored message. */
export type MessageRow = Selectable<MessageTable>;

/** A message to store. */
export interface MessageToStore {
  readonly id: string;
  readonly tenantId: string;
  readonly conversationId: string;
  readonly clientId?: string | undefined;
  readonly author: Participant;
  readonly content: readonly ContentBlock[];
}

/**
 * Stores a message together with its event.
 */
export async function storeMessage(unit: UnitOfWork, toStore: MessageToStore): Promise<Message> {
  const { id, tenantId, conversationId, author } = toStore;
  const make = (sequence: number): Message => ({
    id,
    conversationId,
    sequence,
    clientId: toStore.clientId ?? null,
    author,
    content: [...toStore.content],
    createdAt: toTimestamp(unit.now),
  });
  const sequence = await appendEvent(unit, tenantId, conversationId, (number) => ({
    type: 'message.created',
    data: { message: make(number) },
  }));
  await unit.db
    .insertInto('messages')
    .values({
      id,
      tenant_id: tenantId,
      conversation_id: conversationId,
      sequence,
      client_id: toStore.clientId ?? null,
      author_role: author.role,
      author_id: author.id,
      author_name: author.displayName,
      content: writeJson(toStore.content),
      created_at: unit.now,
    })
    .execute();
  return make(sequence);
}

/**
 * Finds a message by the `clientId` that its sender chose.
 */
export function findByClientId(
  db: Kysely<Database>,
  tenantId: string,
  conversationId: string,
  clientId: string,
): Promise<MessageRow | undefined> {
  return db
    .selectFrom('messages')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', conversationId)
    .where('client_id', '=', clientId)
    .executeTakeFirst();
}

/** A range of a conversation's messages. */
export interface MessageRange {
  readonly tenantId: string;
  readonly conversationId: string;
  /** Exclusive upper bound of the sequence numbers. */
  readonly before?: number | undefined;
}

/**
 * Reads messages, newest first.
 */
export function readMessages(
  db: Kysely<Database>,
  { limit, ...range }: MessageRange & { readonly limit: number },
): Promise<MessageRow[]> {
  return messageSource(db, range).rows(undefined, limit);
}

/**
 * Creates the source of a page of messages, newest first.
 */
export function messageSource(db: Kysely<Database>, range: MessageRange): RowSource<MessageRow> {
  const select = (before = range.before) => {
    const query = db
      .selectFrom('messages')
      .where('tenant_id', '=', range.tenantId)
      .where('conversation_id', '=', range.conversationId)
      .orderBy('sequence', 'desc');
    return before === undefined ? query : query.where('sequence', '<', before);
  };
  return {
    rows: (last, limit) => select(last?.sequence).selectAll().limit(limit).execute(),
    sizes: async (last, limit) => {
      const query = select(last.sequence).select(octetLength('content').as('bytes'));
      return (await query.limit(limit).execute()).map(({ bytes }) => bytes);
    },
    sizeOf: ({ content }) => byteLength(content),
  };
}

/**
 * Converts a row to the API's message.
 */
export function toMessage(row: MessageRow): Message {
  return { ...withoutContent(row), content: [...readJson(row.content)] };
}

/**
 * Converts a row to the JSON of the API's message, without a parse of its content.
 */
export function messageJson(row: MessageRow) {
  return JsonPieces.withMember(withoutContent(row), 'content', row.content);
}

function withoutContent(row: MessageRow): Omit<Message, 'content'> {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    sequence: row.sequence,
    clientId: row.client_id,
    author: {
      role: row.author_role,
      id: row.author_id,
      displayName: row.author_name,
    },
    createdAt: toTimestamp(row.created_at),
  };
}

/**
 * Joins the texts of a message for the assistant.
 */
export function textOf(content: readonly ContentBlock[]): string {
  const texts = content.flatMap((block) =>
    block.type === 'text' || block.type === 'markdown' ? [block.text] : [],
  );
  return texts.join('\n');
}
