import type { Desk } from '../../desk/desk.ts';
import type { Assistant } from '../../../assistant/assistant.ts';
import type { ConversationRow } from '../rows.ts';
import type { AnswersInProgress } from '../../event-log/follow-conversation.ts';
import { publishPassing } from '../../event-log/publish-passing.ts';
import { describeError } from '../../../base/logger.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import { AnswerLeases } from './answer-leases.ts';
import { giveAnswer } from './give-answer.ts';
import type { AnswerDraft } from './give-answer.ts';

/** How often a node looks for answers that nobody gives: another one died, or the database failed. */
const sweepMs = 10_000;

/**
 * Lets the assistant answer customers: one answer at a time in a conversation, over all nodes. Messages
 * that come in meanwhile are answered together by the next one. What is still to be answered stands in
 * the database, so that a service that was ended in the middle answers after its next start.
 *
 * @internal
 */
export class Answers implements AnswersInProgress {
  readonly #desk: Desk;
  readonly #assistant: Assistant | undefined;
  readonly #leases: AnswerLeases;
  readonly #drafts = new Map<string, AnswerDraft>();
  /** Conversations being answered; true if somebody asked since it was last looked. */
  readonly #running = new Map<string, boolean>();

  constructor(desk: Desk, assistant: Assistant | undefined) {
    this.#desk = desk;
    this.#assistant = assistant;
    this.#leases = new AnswerLeases(desk.kernel);
  }

  /** The answer as far as it has come; where another node gives it, that one is asked to show it. */
  current(conversationId: string): AnswerDraft | undefined {
    const draft = this.#drafts.get(conversationId);
    if (!draft) this.#desk.kernel.bus.publish(answerTopic(conversationId), 'show');
    return draft;
  }

  /** Notes that a message wants an answer; the answer begins after the commit. */
  async ask(unit: UnitOfWork, conversation: ConversationRow, sequence: number): Promise<void> {
    if (!this.#assistant) return;
    const { id, tenant_id: tenantId, answer_message_id } = conversation;
    await unit.db
      .updateTable('conversations')
      .set({
        asked_sequence: sequence,
        answer_message_id: answer_message_id ?? this.#desk.kernel.newId('message'),
      })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .execute();
    unit.afterCommit(() => this.#start(tenantId, id));
  }

  /** Ends the answer under way, if there is one on any node: the conversation is closed. */
  stop(conversationId: string): void {
    this.#desk.kernel.bus.publish(answerTopic(conversationId), 'stop');
  }

  /** Begins the answers that nobody gives, now and from time to time until the service closes. */
  async recover(): Promise<void> {
    if (!this.#assistant) return;
    await this.#sweep();
    this.#schedule();
  }

  #schedule(): void {
    const { kernel } = this.#desk;
    const { clock, signal, logger } = kernel;
    if (signal.aborted) return;
    const cancel = clock.setTimeout(() => {
      signal.removeEventListener('abort', cancel);
      kernel.track(
        this.#sweep().catch((error: unknown) => logger.error('sweep-failed', describeError(error))),
      );
      this.#schedule();
    }, sweepMs);
    signal.addEventListener('abort', cancel, { once: true });
  }

  async #sweep(): Promise<void> {
    const { db, tenants, clock } = this.#desk.kernel;
    for (const tenant of tenants.all()) {
      const open = await db
        .selectFrom('conversations')
        .select('id')
        .where('tenant_id', '=', tenant.id)
        .where('state', '=', 'assistant')
        .whereRef('asked_sequence', '>', 'answered_sequence')
        .where((on) =>
          on.or([on('answer_node', 'is', null), on('answer_until', '<=', clock.now())]),
        )
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
    const leave = kernel.bus.subscribe(answerTopic(conversationId), (wish) =>
      this.#obey(conversationId, wish),
    );
    try {
      for (;;) {
        if (kernel.signal.aborted) return;
        this.#running.set(conversationId, false);
        const pending = await this.#leases.claim({ tenant_id: tenantId, id: conversationId });
        if (pending) await this.#leases.hold(pending, () => giveAnswer(parts, pending));
        // a question may have been stored while this looked and found none
        else if (this.#running.get(conversationId) !== true) return;
      }
    } catch (error) {
      kernel.logger.error('answer-failed', { conversationId, ...describeError(error) });
    } finally {
      leave();
      this.#running.delete(conversationId);
      this.#drafts.delete(conversationId);
    }
  }

  /** Does what a node asks of the one that gives the answer. */
  #obey(conversationId: string, wish: string | undefined): void {
    const draft = this.#drafts.get(conversationId);
    if (wish === 'stop') draft?.stop.abort();
    if (wish !== 'show' || !draft) return;
    const { messageId, text } = draft;
    publishPassing(this.#desk.kernel, conversationId, {
      type: 'answer.snapshot',
      data: { messageId, text },
    });
  }
}

function answerTopic(conversationId: string): string {
  return `answer:${conversationId}`;
}
