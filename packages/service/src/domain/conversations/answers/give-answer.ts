import type { Desk } from '../../desk/desk.ts';
import type { Assistant, AssistantQuestion } from '../../../assistant/assistant.ts';
import { handOffOrSay } from '../messages/hand-off.ts';
import { assistantParticipant } from '../participants.ts';
import type { ConversationRow } from '../rows.ts';
import { publishPassing } from '../../event-log/publish-passing.ts';
import type { Kernel } from '../../../kernel/kernel.ts';
import { describeError } from '../../../base/logger.ts';
import { readMessages, storeMessage, textOf, viewMessage } from '../messages/rows.ts';
import { answerContent, failedContent } from './answer-content.ts';
import type { ContentBlocks } from './answer-content.ts';
import { readAnswer } from './read-answer.ts';

/** An answer as far as it has come. @internal */
export interface AnswerDraft {
  readonly messageId: string;
  text: string;
  /** Ends the answer without a message. */
  readonly stop: AbortController;
}

/** What giving an answer needs. @internal */
export interface AnswerParts {
  readonly desk: Desk;
  readonly assistant: Assistant;
  readonly drafts: Map<string, AnswerDraft>;
}

interface FinishedAnswer {
  readonly content: ContentBlocks;
  readonly handOff: boolean;
}

const historyLength = 20;

/**
 * Streams one answer to the readers of a conversation and stores it as a message of the same id. If the
 * assistant fails or is silent for too long, the customer is told so and offered a person.
 *
 * @internal
 */
export async function giveAnswer(parts: AnswerParts, conversation: ConversationRow): Promise<void> {
  const { desk, drafts } = parts;
  const { kernel } = desk;
  const { id: conversationId } = conversation;
  const messageId = conversation.answer_message_id ?? kernel.newId('message');
  const draft: AnswerDraft = { messageId, text: '', stop: new AbortController() };
  drafts.set(conversationId, draft);
  publishPassing(kernel, conversationId, { type: 'answer.started', data: { messageId } });
  const finished = await streamAnswer(parts, conversation, draft);
  if (!finished) return;
  await storeAnswer(desk, conversation, messageId, finished);
  drafts.delete(conversationId);
}

/** @returns undefined if the conversation or the service closes meanwhile. */
async function streamAnswer(
  { desk: { kernel }, assistant }: AnswerParts,
  conversation: ConversationRow,
  draft: AnswerDraft,
): Promise<FinishedAnswer | undefined> {
  const { locale, id: conversationId } = conversation;
  const { messageId, stop } = draft;
  const signal = AbortSignal.any([kernel.signal, stop.signal]);
  try {
    const question = await readQuestion(kernel, conversation);
    const done = await readAnswer(kernel, { assistant, signal }, question, (text) => {
      const offset = draft.text.length;
      draft.text += text;
      publishPassing(kernel, conversationId, {
        type: 'answer.delta',
        data: { messageId, offset, text },
      });
    });
    const { lowConfidence } = kernel.limits;
    return {
      content: answerContent(draft.text, done, { locale, lowConfidence }),
      handOff: done.intent === 'hand-off',
    };
  } catch (error) {
    if (signal.aborted) return undefined;
    kernel.logger.error('assistant-failed', { conversationId, ...describeError(error) });
    return { content: failedContent(locale), handOff: false };
  }
}

async function readQuestion(
  kernel: Kernel,
  conversation: ConversationRow,
): Promise<AssistantQuestion> {
  const { tenant_id: tenantId, id: conversationId } = conversation;
  const { asked_sequence, answered_sequence } = conversation;
  const rows = await readMessages(kernel.db, {
    tenantId,
    conversationId,
    before: asked_sequence + 1,
    limit: historyLength,
  });
  const messages = rows.map(viewMessage).reverse();
  const asked = messages.filter(
    ({ author, sequence }) => author.role === 'customer' && sequence > answered_sequence,
  );
  const history = messages.flatMap((message) => {
    const { role } = message.author;
    const text = textOf(message.content);
    return role === 'system' || text === '' || asked.includes(message) ? [] : [{ role, text }];
  });
  return {
    tenantId,
    conversationId,
    locale: conversation.locale,
    text: asked.map(({ content }) => textOf(content)).join('\n'),
    history,
    now: new Date(kernel.clock.now()),
  };
}

/** Stores the answer, unless the conversation was closed meanwhile or was answered by another. */
async function storeAnswer(
  desk: Desk,
  asked: ConversationRow,
  messageId: string,
  answer: FinishedAnswer,
): Promise<void> {
  const { kernel } = desk;
  const { tenant_id: tenantId, id: conversationId, asked_sequence } = asked;
  await kernel.transact(async (unit) => {
    const claimed = await unit.db
      .updateTable('conversations')
      .set((row) => ({
        answered_sequence: asked_sequence,
        // whichever node is told of the next question may give that answer
        answer_node: null,
        answer_until: null,
        // whoever asked meanwhile gets the next answer under an id of its own
        answer_message_id: row
          .case()
          .when('asked_sequence', '>', asked_sequence)
          .then(kernel.newId('message'))
          .else(null)
          .end(),
      }))
      .where('tenant_id', '=', tenantId)
      .where('id', '=', conversationId)
      .where('answered_sequence', '<', asked_sequence)
      .returningAll()
      .executeTakeFirst();
    if (!claimed || claimed.state === 'closed') return;
    await storeMessage(unit, {
      id: messageId,
      tenantId,
      conversationId,
      author: assistantParticipant,
      content: answer.content,
    });
    if (answer.handOff && claimed.state === 'assistant') await handOffOrSay(desk, unit, claimed);
  });
}
