import {
  closeConversation,
  createConversation,
  getConversation,
  handOffConversation,
  listConversations,
  markConversationRead,
  showTyping,
} from '@tellerkit/contract';
import { publishPassing } from '../../event-log/publish-passing.ts';
import type { App } from '../../../http/app.ts';
import { bind, bindPassing } from '../../../http/bind.ts';
import { decodeCursor, defaultLimit, toPage } from '../../../http/page.ts';
import type { SendParts } from '../messages/send.ts';
import { joinQueue } from '../../desk/entries/join.ts';
import { checkServes } from '../check-serves.ts';
import { close } from './close.ts';
import { markRead } from './mark-read.ts';
import { open } from './open.ts';
import { participantOf } from '../participants.ts';
import { readConversation, readConversations } from '../rows.ts';
import { viewConversation } from '../to-conversation.ts';

/**
 * Serves conversations.
 *
 * @internal
 */
export function registerConversationRoutes(app: App, parts: SendParts): void {
  const { kernel } = app;
  bind(app, createConversation, ({ body }, context) => open(kernel, context, body));
  bind(app, getConversation, async ({ params }, context) =>
    viewConversation(await readConversation(context.db, context, params.conversationId)),
  );
  bind(app, listConversations, async ({ query }, context) => {
    const limit = query.limit ?? defaultLimit;
    const rows = await readConversations(context.db, context, {
      ...query,
      before: decodeCursor(query.cursor),
      limit: limit + 1,
    });
    return toPage(rows, limit, (row) => row.id, viewConversation);
  });
  bind(app, handOffConversation, async ({ params, body }, context) => {
    const { conversationId } = params;
    const { unit, tenantId } = context;
    await readConversation(unit.db, context, conversationId);
    return joinQueue(parts.desk, unit, { tenantId, conversationId, ...body });
  });
  bind(app, closeConversation, ({ params, body }, context) =>
    close(parts, context, params.conversationId, body.disposition),
  );
  bind(
    app,
    markConversationRead,
    async ({ params, body }, context) => {
      await markRead(context, params.conversationId, body.upTo);
      return undefined;
    },
    { audit: false },
  );
  bindPassing(app, showTyping, async ({ params: { conversationId } }, context) => {
    const conversation = await readConversation(context.db, context, conversationId);
    if (conversation.state === 'closed') return undefined;
    checkServes(conversation, context.caller);
    const participant = await participantOf(context.db, conversation, context.caller);
    publishPassing(kernel, conversationId, { type: 'typing', data: { participant } });
    return undefined;
  });
}
