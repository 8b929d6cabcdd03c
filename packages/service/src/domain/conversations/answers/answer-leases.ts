import { randomHex } from '../../../base/hash.ts';
import type { Runtime } from '../../../base/runtime.ts';
import type { Store } from '../../../store/store.ts';
import type { ConversationRow } from '../rows.ts';

/** How long a node that says nothing more keeps an answer to itself, in ms. */
const leaseMs = 20_000;
const renewMs = 6000;
const nodeBytes = 8;

type Where = Pick<ConversationRow, 'id' | 'tenant_id'>;

/** Dependencies of {@link AnswerLeases}. */
export interface LeaseParts extends Pick<Store, 'db' | 'databaseKind'>, Pick<Runtime, 'clock'> {}

/**
 * Sees to it that one node alone answers a conversation. Who answers stands in the conversation's row
 * until the answer is stored, and lapses where that node dies. A SQLite file has one node, which knows
 * its answers by itself and writes nothing down.
 */
export class AnswerLeases {
  readonly #parts: LeaseParts;
  readonly #node = `nod_${randomHex(nodeBytes)}`;

  constructor(parts: LeaseParts) {
    this.#parts = parts;
  }

  /** Takes a conversation that waits for an answer; undefined if it waits no more or another node has it. */
  claim({ id, tenant_id: tenantId }: Where): Promise<ConversationRow | undefined> {
    const { db, clock } = this.#parts;
    if (!this.#isShared)
      return db
        .selectFrom('conversations')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('state', '=', 'assistant')
        .whereRef('asked_sequence', '>', 'answered_sequence')
        .executeTakeFirst();
    const now = clock.now();
    return db
      .updateTable('conversations')
      .set({ answer_node: this.#node, answer_until: now + leaseMs })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .where('state', '=', 'assistant')
      .whereRef('asked_sequence', '>', 'answered_sequence')
      .where((on) =>
        on.or([
          on('answer_node', 'is', null),
          on('answer_node', '=', this.#node),
          on('answer_until', '<=', now),
        ]),
      )
      .returningAll()
      .executeTakeFirst();
  }

  /** Keeps a claim alive while `task` runs, and gives it up where the task ends without an answer. */
  async hold<T>(conversation: Where, task: () => Promise<T>): Promise<T> {
    if (!this.#isShared) return task();
    let renewing: Promise<void> | undefined;
    let stop = (): void => undefined;
    const schedule = () => {
      stop = this.#parts.clock.setTimeout(() => {
        renewing = this.#renew(conversation).catch(() => undefined);
        schedule();
      }, renewMs);
    };
    schedule();
    try {
      return await task();
    } finally {
      stop();
      await renewing;
      await this.#release(conversation);
    }
  }

  get #isShared(): boolean {
    return this.#parts.databaseKind === 'postgres';
  }

  async #renew(conversation: Where): Promise<void> {
    await this.#own(conversation)
      .set({ answer_until: this.#parts.clock.now() + leaseMs })
      .execute();
  }

  async #release(conversation: Where): Promise<void> {
    await this.#own(conversation).set({ answer_node: null, answer_until: null }).execute();
  }

  #own({ id, tenant_id: tenantId }: Where) {
    return this.#parts.db
      .updateTable('conversations')
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .where('answer_node', '=', this.#node);
  }
}
