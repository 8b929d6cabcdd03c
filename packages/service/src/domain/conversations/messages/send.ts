import type { Message, newMessage } from '@tellerkit/contract';
import type { CallerIdentity } from '../../../base/caller-identity.ts';
import { ProblemError } from '../../../base/problem-error.ts';
import type { ChangeContext } from '../../../http/request-context.ts';
import { checkServes } from '../check-serves.ts';
import type { HandOffDesk } from '../hand-off-desk.ts';
import { participantOf } from '../participants.ts';
import { lockConversation } from '../rows.ts';
import type { ConversationRow } from '../rows.ts';
import type { AnswerRequests } from './answer-requests.ts';
import { handOffOrNotify } from './hand-off.ts';
import { findByClientId, storeMessage, toMessage } from './rows.ts';

/** Dependencies of {@link send}. */
export interface SendParts {
  readonly desk: Pick<HandOffDesk, 'join'>;
  readonly answers: AnswerRequests;
}

type MessageBody = ReturnType<typeof newMessage.parse>;

/** Id of the quick reply that asks for a person. */
export const handOffReplyId = 'hand-off';

/**
 * Stores a message and starts its effect: an answer of the assistant, or a hand-off. Sending the same `clientId` again
 * returns the stored message.
 *
 * @throws {@link ProblemError} `not-found`; `conversation-closed`; `forbidden` for an agent who does not serve the
 * conversation; `conflict` if another sender has used the `clientId`.
 */
export async function send(
  { desk, answers }: SendParts,
  context: ChangeContext,
  conversationId: string,
  body: MessageBody,
): Promise<Message> {
  const { unit, tenantId, caller } = context;
  const asksForPerson = caller.kind !== 'agent' && body.content.some(isHandOffReply);
  const conversation = await lockConversation(unit.db, context, conversationId);
  const author = await participantOf(unit.db, conversation, caller);
  const { clientId, content } = body;
  if (clientId !== undefined) {
    const sent = await findByClientId(unit.db, tenantId, conversationId, clientId);
    if (sent && sent.author_role === author.role && sent.author_id === author.id)
      return toMessage(sent);
    if (sent)
      throw new ProblemError(
        'conflict',
        '`clientId` is already taken. Send the message with another `clientId`.',
      );
  }
  checkMaySend(conversation, caller);
  const id = unit.newId('message');
  const message = await storeMessage(unit, {
    id,
    tenantId,
    conversationId,
    clientId,
    author,
    content,
  });
  if (author.role === 'customer' && conversation.state === 'assistant') {
    if (asksForPerson) await handOffOrNotify(desk, unit, conversation);
    else await answers.ask(unit, conversation, message.sequence);
  }
  return message;
}

function isHandOffReply(block: MessageBody['content'][number]): boolean {
  return block.type === 'text' && block.replyId === handOffReplyId;
}

function checkMaySend(conversation: ConversationRow, caller: CallerIdentity) {
  checkServes(conversation, caller);
  if (conversation.state === 'closed')
    throw new ProblemError(
      'conversation-closed',
      'The conversation is closed. Send the message in a new conversation.',
    );
}
