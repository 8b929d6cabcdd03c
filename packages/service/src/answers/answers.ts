import type { Desk } from '../agents/desk.ts';
import type { Assistant } from '../assistant/assistant.ts';
import type { ConversationRow } from '../conversations/rows.ts';
import type { AnswersInProgress } from '../events/follow-conversation.ts';
import { describeError } from '../kernel/logger.ts';
import type { Work } from '../kernel/work.ts';
import { giveAnswer } from './give-answer.ts';
import type { AnswerDraft } from './give-answer.ts';

/**
 * Lets the assistant answer customers: one answer at a time in a conversation. Messages that come in
 * meanwhile are answered together by the next one. What is still to be answered stands in the database,
 * so that a service that was ended in the middle answers after its next start.
 *
 * @internal
 */
export class Answers implements AnswersInProgress {
  readonly #desk: Desk;
  readonly #assistant: Assistant | undefined;
  readonly #drafts = new Map<string, AnswerDraft>();
  /** Conversations being answered; true if somebody asked since it was last looked. */
  readonly #running = new Map<string, boolean>();

  constructor(desk: Desk, assistant: Assistant | undefined) {
    this.#desk = desk;
    this.#assistant = assistant;
  }

  current(conversationId: string): AnswerDraft | undefined {
    return this.#drafts.get(conversationId);
  }

  /** Notes that a message wants an answer; the answer begins after the commit. */
  async ask(work: Work, conversation: ConversationRow, sequence: number): Promise<void> {
    if (!this.#assistant) return;
    const { id, tenant_id: tenantId, answer_message_id } = conversation;
    await work.db
      .updateTable('conversations')
      .set({
        asked_sequence: sequence,
        answer_message_id: answer_message_id ?? this.#desk.kernel.newId('message'),
      })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .execute();
    work.afterCommit(() => this.#start(tenantId, id));
  }

  /** Ends the answer under way, if there is one: the conversation is closed. */
  stop(conversationId: string): void {
    this.#drafts.get(conversationId)?.stop.abort();
  }

  /** Begins the answers that an earlier run of the service did not finish. */
  async recover(): Promise<void> {
    if (!this.#assistant) return;
    const { db, tenants } = this.#desk.kernel;
    for (const tenant of tenants.all()) {
      const open = await db
        .selectFrom('conversations')
        .select('id')
        .where('tenant_id', '=', tenant.id)
        .where('state', '=', 'assistant')
        .whereRef('asked_sequence', '>', 'answered_sequence')
        .execute();
      for (const { id } of open) this.#start(tenant.id, id);
    }
  }

  #start(tenantId: string, conversationId: string): void {
    if (!this.#assistant) return;
    const running = this.#running.has(conversationId);
    this.#running.set(conversationId, true);
    if (running) return;
    this.#desk.kernel.track(this.#answerAll(this.#assistant, tenantId, conversationId));
  }

  async #answerAll(assistant: Assistant, tenantId: string, conversationId: string): Promise<void> {
    const { kernel } = this.#desk;
    const parts = { desk: this.#desk, assistant, drafts: this.#drafts };
    try {
      for (;;) {
        if (kernel.signal.aborted) return;
        this.#running.set(conversationId, false);
        const pending = await this.#readPending(tenantId, conversationId);
        if (pending) await giveAnswer(parts, pending);
        // a question may have been stored while this looked and found none
        else if (this.#running.get(conversationId) !== true) return;
      }
    } catch (error) {
      kernel.logger.error('answer-failed', { conversationId, ...describeError(error) });
    } finally {
      this.#running.delete(conversationId);
      this.#drafts.delete(conversationId);
    }
  }

  /** The conversation, if it still waits for the assistant. */
  async #readPending(
    tenantId: string,
    conversationId: string,
  ): Promise<ConversationRow | undefined> {
    return this.#desk.kernel.db
      .selectFrom('conversations')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('id', '=', conversationId)
      .where('state', '=', 'assistant')
      .whereRef('asked_sequence', '>', 'answered_sequence')
      .executeTakeFirst();
  }
}
