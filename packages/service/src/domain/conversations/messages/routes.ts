import { listMessages, sendMessage } from '@tellerkit/contract';
import { JsonPieces } from '../../../base/json-pieces.ts';
import { ProblemError } from '../../../base/problem-error.ts';
import type { Binder } from '../../../http/binder.ts';
import { decodeCursor, defaultLimit, readPage } from '../../../http/page.ts';
import { readConversation } from '../rows.ts';
import { messageJson, messageSource } from './rows.ts';
import type { MessageRow } from './rows.ts';
import { send } from './send.ts';
import type { SendParts } from './send.ts';

/**
 * Registers the endpoints of messages.
 */
export function registerMessageRoutes(app: Binder, parts: SendParts): void {
  app.bind(sendMessage, ({ params: { conversationId }, body }, context) =>
    send(parts, context, conversationId, body),
  );
  app.bind(listMessages, async ({ params: { conversationId }, query }, context) => {
    const { db, tenantId, pageBytes: bytes } = context;
    await readConversation(db, context, conversationId);
    const limit = query.limit ?? defaultLimit;
    const before = readSequence(query.cursor);
    const source = messageSource(db, { tenantId, conversationId, before });
    const keyOf = (row: MessageRow) => String(row.sequence);
    const page = await readPage(source, { limit, bytes }, { keyOf, toItem: messageJson });
    return JsonPieces.withItems(page);
  });
}

function readSequence(cursor: string | undefined): number | undefined {
  const key = decodeCursor(cursor);
  if (key === undefined) return undefined;
  if (/^\d{1,15}$/.test(key)) return Number(key);
  throw new ProblemError(
    'invalid-request',
    '`cursor` must be the `nextCursor` of a previous page.',
  );
}
