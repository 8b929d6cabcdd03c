import { randomHex } from '../../../base/hash.ts';
import type { Runtime } from '../../../base/runtime.ts';
import type { Store } from '../../../store/store.ts';
import type { ConversationRow } from '../rows.ts';

/** Milliseconds after which a lease expires unless its node renews it. */
const leaseMs = 20_000;
const renewMs = 6000;
const nodeBytes = 8;

type ConversationKey = Pick<ConversationRow, 'id' | 'tenant_id'>;

/** Dependencies of {@link AnswerLeases}. */
export interface LeaseParts extends Pick<Store, 'db' | 'databaseKind'>, Pick<Runtime, 'clock'> {}

/**
 * Ensures that only one node answers a conversation. The conversation's row names that node until the answer is stored;
 * if the node dies, the lease expires. A SQLite file serves a single node, which tracks its answers in memory and needs
 * no lease.
 */
export class AnswerLeases {
  readonly #parts: LeaseParts;
  readonly #node = `nod_${randomHex(nodeBytes)}`;

  constructor(parts: LeaseParts) {
    this.#parts = parts;
  }

  /**
   * Claims a conversation to answer its open question. Returns undefined if no question is open, or if another node
   * holds the lease.
   */
  claim({ id, tenant_id: tenantId }: ConversationKey): Promise<ConversationRow | undefined> {
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

  /** Renews the lease while `task` runs, and releases it when the task ends. */
  async hold<T>(conversation: ConversationKey, task: () => Promise<T>): Promise<T> {
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

  async #renew(conversation: ConversationKey): Promise<void> {
    await this.#own(conversation)
      .set({ answer_until: this.#parts.clock.now() + leaseMs })
      .execute();
  }

  async #release(conversation: ConversationKey): Promise<void> {
    await this.#own(conversation).set({ answer_node: null, answer_until: null }).execute();
  }

  #own({ id, tenant_id: tenantId }: ConversationKey) {
    return this.#parts.db
      .updateTable('conversations')
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .where('answer_node', '=', this.#node);
  }
}
