import {
  closeConversation,
  createConversation,
  getConversation,
  handOffConversation,
  listConversations,
  markConversationRead,
  showTyping,
} from '@tellerkit/contract';
import type { Binder } from '../../../http/binder.ts';
import { decodeCursor, defaultLimit, toPage } from '../../../http/page.ts';
import { publishEphemeral } from '../../event-log/publish-ephemeral.ts';
import type { EphemeralPublisher } from '../../event-log/publish-ephemeral.ts';
import { checkServes } from '../check-serves.ts';
import type { HandOffDesk } from '../hand-off-desk.ts';
import { participantOf } from '../participants.ts';
import { readConversation, readConversations, toConversation } from '../rows.ts';
import { close } from './close.ts';
import type { CloseParts } from './close.ts';
import { markRead } from './mark-read.ts';
import { open } from './open.ts';

/** Dependencies of {@link registerConversationRoutes}. */
export interface ConversationRouteParts extends CloseParts, EphemeralPublisher {
  readonly desk: HandOffDesk;
}

/**
 * Registers the endpoints of conversations.
 */
export function registerConversationRoutes(app: Binder, parts: ConversationRouteParts): void {
  app.bind(createConversation, ({ body }, context) => open(context, body));
  app.bind(getConversation, async ({ params }, context) =>
    toConversation(await readConversation(context.db, context, params.conversationId)),
  );
  app.bind(listConversations, async ({ query }, context) => {
    const limit = query.limit ?? defaultLimit;
    const rows = await readConversations(context.db, context, {
      ...query,
      before: decodeCursor(query.cursor),
      limit: limit + 1,
    });
    return toPage(rows, limit, (row) => row.id, toConversation);
  });
  app.bind(handOffConversation, async ({ params, body }, context) => {
    const { conversationId } = params;
    const { unit, tenantId } = context;
    await readConversation(unit.db, context, conversationId);
    return parts.desk.join(unit, { tenantId, conversationId, ...body });
  });
  app.bind(closeConversation, ({ params, body }, context) =>
    close(parts, context, params.conversationId, body.disposition),
  );
  app.bind(
    markConversationRead,
    async ({ params, body }, context) => {
      await markRead(context, params.conversationId, body.upTo);
      return undefined;
    },
    { audit: false },
  );
  app.bindEphemeral(showTyping, async ({ params: { conversationId } }, context) => {
    const conversation = await readConversation(context.db, context, conversationId);
    checkServes(conversation, context.caller);
    if (conversation.state === 'closed') return undefined;
    const participant = await participantOf(context.db, conversation, context.caller);
    publishEphemeral(parts, conversationId, { type: 'typing', data: { participant } });
    return undefined;
  });
}
