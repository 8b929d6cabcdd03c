import type { Assistant } from '../../../assistant/assistant.ts';
import { describeError } from '../../../base/describe-error.ts';
import type { Runtime } from '../../../base/runtime.ts';
import type { Tenants } from '../../../platform/tenants/tenants.ts';
import type { UnitOfWork } from '../../../store/unit-of-work.ts';
import type { AnswersInProgress } from '../../event-log/answers-in-progress.ts';
import { publishEphemeral } from '../../event-log/publish-ephemeral.ts';
import type { AnswerRequests } from '../messages/answer-requests.ts';
import type { ConversationRow } from '../rows.ts';
import type { AnswerDraft } from './answer-draft.ts';
import { AnswerLeases } from './answer-leases.ts';
import type { LeaseParts } from './answer-leases.ts';
import { giveAnswer } from './give-answer.ts';
import type { AnswerParts } from './give-answer.ts';

/** Milliseconds between searches for questions that no node answers, because a node died or the database failed. */
const sweepMs = 10_000;

/** Dependencies of {@link Answers}. */
export interface AnswersParts
  extends LeaseParts, Omit<AnswerParts, 'assistant' | 'drafts'>, Pick<Runtime, 'track'> {
  readonly tenants: Pick<Tenants, 'all' | 'settings'>;
}

/**
 * Lets the assistant answer customers. A conversation gets one answer at a time, across all nodes; messages that arrive
 * meanwhile share the next answer. The database holds the open questions, so a service that was stopped mid-answer
 * answers after its next start.
 */
export class Answers implements AnswersInProgress, AnswerRequests {
  readonly #parts: AnswersParts;
  readonly #assistant: Assistant | null;
  readonly #leases: AnswerLeases;
  readonly #drafts = new Map<string, AnswerDraft>();
  /**
   * Conversations that this node answers now. The value is true if another question has arrived since the last claim.
   */
  readonly #running = new Map<string, boolean>();

  constructor(parts: AnswersParts, assistant: Assistant | null) {
    this.#parts = parts;
    this.#assistant = assistant;
    this.#leases = new AnswerLeases(parts);
  }

  /**
   * Returns the draft of the answer in progress, if this node writes the answer. Otherwise returns undefined, and asks
   * the node that writes the answer to publish an `answer.snapshot` event.
   */
  current(conversationId: string): AnswerDraft | undefined {
    const draft = this.#drafts.get(conversationId);
    if (!draft) this.#parts.bus.publish(answerTopic(conversationId), 'show');
    return draft;
  }

  /** Requests an answer to a message. The answer starts after the commit. */
  async ask(unit: UnitOfWork, conversation: ConversationRow, sequence: number): Promise<void> {
    if (!this.#assistant) return;
    const { id, tenant_id: tenantId, answer_message_id } = conversation;
    await unit.db
      .updateTable('conversations')
      .set({
        asked_sequence: sequence,
        answer_message_id: answer_message_id ?? unit.newId('message'),
      })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .execute();
    unit.afterCommit(() => this.#start(tenantId, id));
  }

  /** Stops the answer in progress on any node, because the conversation is closed. */
  stop(conversationId: string): void {
    this.#parts.bus.publish(answerTopic(conversationId), 'stop');
  }

  /** Answers the open questions that no node answers, now and periodically until the service closes. */
  async recover(): Promise<void> {
    if (!this.#assistant) return;
    await this.#sweep();
    this.#schedule();
  }

  #schedule(): void {
    const { clock, signal, logger, track } = this.#parts;
    if (signal.aborted) return;
    const cancel = clock.setTimeout(() => {
      signal.removeEventListener('abort', cancel);
      track(
        this.#sweep().catch((error: unknown) =>
          logger.error('answers.sweep-failed', describeError(error)),
        ),
      );
      this.#schedule();
    }, sweepMs);
    signal.addEventListener('abort', cancel, { once: true });
  }

  async #sweep(): Promise<void> {
    const { db, tenants, clock } = this.#parts;
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
    this.#parts.track(this.#answerAll(this.#assistant, tenantId, conversationId));
  }

  async #answerAll(assistant: Assistant, tenantId: string, conversationId: string): Promise<void> {
    const { bus, signal, logger } = this.#parts;
    const parts = { ...this.#parts, assistant, drafts: this.#drafts };
    const unsubscribe = bus.subscribe(answerTopic(conversationId), (command) =>
      this.#runCommand(conversationId, command),
    );
    try {
      for (;;) {
        if (signal.aborted) return;
        this.#running.set(conversationId, false);
        const pending = await this.#leases.claim({ tenant_id: tenantId, id: conversationId });
        if (pending) await this.#leases.hold(pending, () => giveAnswer(parts, pending));
        // A question may have been stored after the claim found none
        else if (this.#running.get(conversationId) !== true) return;
      }
    } catch (error) {
      logger.error('answer-failed', { conversationId, ...describeError(error) });
    } finally {
      unsubscribe();
      this.#running.delete(conversationId);
      this.#drafts.delete(conversationId);
    }
  }

  /** Runs the command `stop` or `show`, which any node can send to the node that writes the answer. */
  #runCommand(conversationId: string, command: string | undefined): void {
    const draft = this.#drafts.get(conversationId);
    if (command === 'stop') draft?.stop.abort();
    if (command !== 'show' || !draft) return;
    const { messageId, text } = draft;
    publishEphemeral(this.#parts, conversationId, {
      type: 'answer.snapshot',
      data: { messageId, text },
    });
  }
}

function answerTopic(conversationId: string): string {
  return `answer:${conversationId}`;
}
