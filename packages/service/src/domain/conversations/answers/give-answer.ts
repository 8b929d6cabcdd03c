import type { AssistantQuestion } from '../../../assistant/assistant.ts';
import { describeError } from '../../../base/describe-error.ts';
import type { NewId } from '../../../base/ids.ts';
import type { Limits } from '../../../base/limits.ts';
import type { Runtime } from '../../../base/runtime.ts';
import { byteLength } from '../../../base/byte-length.ts';
import { DatabaseUnavailableError } from '../../../base/database-unavailable.ts';
import { changeOverheadBytes, chargeStorage } from '../../../platform/bounds/charge-storage.ts';
import type { Tenants } from '../../../platform/tenants/tenants.ts';
import { readWithin } from '../../../store/read-within.ts';
import type { Store } from '../../../store/store.ts';
import { publishEphemeral } from '../../event-log/publish-ephemeral.ts';
import type { EphemeralPublisher } from '../../event-log/publish-ephemeral.ts';
import type { HandOffDesk } from '../hand-off-desk.ts';
import { handOffOrNotify } from '../messages/hand-off.ts';
import { messageSource, storeMessage, textOf, toMessage } from '../messages/rows.ts';
import { assistantParticipant } from '../participants.ts';
import type { ConversationRow } from '../rows.ts';
import { answerContent, failedContent } from './answer-content.ts';
import type { ContentBlocks } from './answer-content.ts';
import type { AnswerDraft } from './answer-draft.ts';
import { readAnswer } from './read-answer.ts';
import type { ReadAnswerParts } from './read-answer.ts';

/** Dependencies of {@link giveAnswer}. */
export interface AnswerParts
  extends
    Pick<Store, 'db' | 'transact'>,
    Pick<Runtime, 'logger'>,
    EphemeralPublisher,
    ReadAnswerParts {
  readonly newId: NewId;
  readonly limits: ReadAnswerParts['limits'] & Pick<Limits, 'lowConfidence'>;
  readonly desk: Pick<HandOffDesk, 'join'>;
  readonly tenants: Pick<Tenants, 'settings'>;
  /** Drafts of the answers in progress, by conversation id. */
  readonly drafts: Map<string, AnswerDraft>;
}

interface FinishedAnswer {
  readonly content: ContentBlocks;
  readonly handOff: boolean;
}

/** The newest messages that the assistant gets: 20, and 64 KiB unless the newest alone is larger. */
const readBounds = { limit: 20, bytes: 64 * 1024 };

/**
 * Streams one answer to the readers of a conversation and stores it as a message with the same id. If the assistant
 * fails or is silent for too long, the message is a notice with the offer of a person.
 */
export async function giveAnswer(parts: AnswerParts, conversation: ConversationRow): Promise<void> {
  const { drafts, newId } = parts;
  const { id: conversationId } = conversation;
  const messageId = conversation.answer_message_id ?? newId('message');
  const draft: AnswerDraft = { messageId, text: '', stop: new AbortController() };
  drafts.set(conversationId, draft);
  publishEphemeral(parts, conversationId, { type: 'answer.started', data: { messageId } });
  const finished = await streamAnswer(parts, conversation, draft);
  if (!finished) return;
  await storeAnswer(parts, conversation, messageId, finished);
  drafts.delete(conversationId);
}

/** @returns undefined if the conversation or the service closes meanwhile. */
async function streamAnswer(
  parts: AnswerParts,
  conversation: ConversationRow,
  draft: AnswerDraft,
): Promise<FinishedAnswer | undefined> {
  const { locale, id: conversationId } = conversation;
  const { messageId, stop } = draft;
  const signal = AbortSignal.any([parts.signal, stop.signal]);
  try {
    const question = await readQuestion(parts, conversation);
    const done = await readAnswer({ ...parts, signal }, question, (text) => {
      const offset = draft.text.length;
      draft.text += text;
      publishEphemeral(parts, conversationId, {
        type: 'answer.delta',
        data: { messageId, offset, text },
      });
    });
    const { lowConfidence } = parts.limits;
    return {
      content: answerContent(draft.text, done, { locale, lowConfidence }),
      handOff: done.intent === 'hand-off',
    };
  } catch (error) {
    if (signal.aborted) return undefined;
    // The assistant did not fail. The question stays open, and a node answers it once the database is back
    if (error instanceof DatabaseUnavailableError) throw error;
    parts.logger.error('assistant-failed', { conversationId, ...describeError(error) });
    return { content: failedContent(locale), handOff: false };
  }
}

async function readQuestion(
  { db, clock }: Pick<AnswerParts, 'db' | 'clock'>,
  conversation: ConversationRow,
): Promise<AssistantQuestion> {
  const { tenant_id: tenantId, id: conversationId } = conversation;
  const { asked_sequence, answered_sequence } = conversation;
  const source = messageSource(db, { tenantId, conversationId, before: asked_sequence + 1 });
  const { rows } = await readWithin(source, readBounds);
  const messages = rows.map(toMessage).reverse();
  const unanswered = messages.filter(
    ({ author, sequence }) => author.role === 'customer' && sequence > answered_sequence,
  );
  const history = messages.flatMap((message) => {
    const { role } = message.author;
    const text = textOf(message.content);
    return role === 'system' || text === '' || unanswered.includes(message) ? [] : [{ role, text }];
  });
  return {
    tenantId,
    conversationId,
    locale: conversation.locale,
    text: unanswered.map(({ content }) => textOf(content)).join('\n'),
    history,
    now: new Date(clock.now()),
  };
}

/** Stores the answer, unless the conversation was closed or another node answered meanwhile. */
async function storeAnswer(
  { desk, transact, tenants }: Pick<AnswerParts, 'desk' | 'transact' | 'tenants'>,
  conversation: ConversationRow,
  messageId: string,
  answer: FinishedAnswer,
): Promise<void> {
  const { tenant_id: tenantId, id: conversationId, asked_sequence } = conversation;
  await transact(async (unit) => {
    const claimed = await unit.db
      .updateTable('conversations')
      .set((row) => ({
        answered_sequence: asked_sequence,
        // Releases the lease, so that any node may answer the next question
        answer_node: null,
        answer_until: null,
        // A question that arrived meanwhile gets an answer with a new id
        answer_message_id: row
          .case()
          .when('asked_sequence', '>', asked_sequence)
          .then(unit.newId('message'))
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
    if (answer.handOff && claimed.state === 'assistant') await handOffOrNotify(desk, unit, claimed);
    await chargeStorage(unit, tenants.settings(tenantId).bounds, {
      tenantId,
      customerId: claimed.customer_id,
      bytes: changeOverheadBytes + 2 * byteLength(JSON.stringify(answer.content)),
    });
  });
}
