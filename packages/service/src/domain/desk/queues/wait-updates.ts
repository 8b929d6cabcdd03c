import type { QueueEntry } from '@tellerkit/contract';
import { describeError } from '../../../base/describe-error.ts';
import type { Runtime } from '../../../base/runtime.ts';
import type { Tenants } from '../../../platform/tenants/tenants.ts';
import type { Bus } from '../../../store/bus/bus.ts';
import type { Store } from '../../../store/store.ts';
import { publishEphemeral } from '../../event-log/publish-ephemeral.ts';
import type { WaitRefresher } from './notify-queue.ts';
import type { SharedSnapshots } from './shared-snapshots.ts';
import { toEntry } from './to-entry.ts';
import { waitRefreshMs } from './wait-refresh-ms.ts';

/** Length of a line from which its updates pause after each round. The pause lasts one millisecond per customer. */
const longLine = 50;

/** Dependencies of {@link WaitUpdates}. */
export interface WaitParts extends Pick<Store, 'db'>, Runtime {
  readonly bus: Bus;
  readonly snapshots: SharedSnapshots;
  readonly tenants: Pick<Tenants, 'all'>;
}

/**
 * Sends each customer's position and expected wait as a `queue.updated` event to the conversation, whenever the queue
 * entry differs from the last update.
 */
export class WaitUpdates implements WaitRefresher {
  readonly #parts: WaitParts;
  /** Last update of each customer, by queue and entry. */
  readonly #sent = new Map<string, ReadonlyMap<string, string>>();
  /** Queues with updates in progress. The value is true if the queue has changed again meanwhile. */
  readonly #running = new Map<string, boolean>();

  constructor(parts: WaitParts) {
    this.#parts = parts;
  }

  /** Refreshes every line periodically, until the service closes. */
  start(): void {
    const { clock, signal } = this.#parts;
    if (signal.aborted) return;
    const cancel = clock.setTimeout(() => {
      signal.removeEventListener('abort', cancel);
      this.#parts.track(this.#refreshAll());
      this.start();
    }, waitRefreshMs);
    signal.addEventListener('abort', cancel, { once: true });
  }

  /** Sends the customers of a queue their updates. Changes that arrive meanwhile share the next round. */
  refresh(tenantId: string, queueId: string): void {
    if (this.#running.has(queueId)) this.#running.set(queueId, true);
    else this.#parts.track(this.#run(tenantId, queueId));
  }

  async #run(tenantId: string, queueId: string): Promise<void> {
    try {
      do {
        this.#running.set(queueId, false);
        await this.#sendUpdates(tenantId, queueId);
        await this.#pause(this.#sent.get(queueId)?.size ?? 0);
      } while (this.#running.get(queueId) === true && !this.#parts.signal.aborted);
    } catch (error) {
      this.#parts.logger.error('queue.refresh-failed', describeError(error));
    } finally {
      this.#running.delete(queueId);
    }
  }

  /**
   * Pauses after a round in a long line, so that the next round batches the changes. Without the pause, a rush of n
   * customers would cause n² updates.
   */
  async #pause(customers: number): Promise<void> {
    if (customers < longLine) return;
    const { clock, signal } = this.#parts;
    await new Promise<void>((resolve) => {
      const cancel = clock.setTimeout(done, customers);
      signal.addEventListener('abort', done, { once: true });
      function done() {
        cancel();
        signal.removeEventListener('abort', done);
        resolve();
      }
    });
  }

  async #sendUpdates(tenantId: string, queueId: string): Promise<void> {
    const snapshot = await this.#parts.snapshots.read(tenantId, queueId);
    const called = await this.#parts.db
      .selectFrom('queue_entries')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('queue_id', '=', queueId)
      .where('state', '=', 'called')
      .execute();
    const updates = new Map<string, string>();
    for (const entry of [...snapshot.line, ...called]) {
      if (entry.conversation_id === null) continue;
      const state = toEntry(entry, snapshot);
      const text = JSON.stringify(state);
      updates.set(entry.id, text);
      if (this.#sent.get(queueId)?.get(entry.id) !== text)
        this.#publish(entry.conversation_id, state);
    }
    if (updates.size > 0) this.#sent.set(queueId, updates);
    else this.#sent.delete(queueId);
  }

  #publish(conversationId: string, entry: QueueEntry): void {
    publishEphemeral(this.#parts, conversationId, { type: 'queue.updated', data: { entry } });
  }

  async #refreshAll(): Promise<void> {
    const { db, tenants, logger } = this.#parts;
    try {
      for (const { id } of tenants.all()) {
        const queues = await db
          .selectFrom('queues')
          .select('id')
          .where('tenant_id', '=', id)
          .where((on) =>
            on.exists(
              on
                .selectFrom('queue_entries')
                .select('queue_entries.id')
                .where('queue_entries.tenant_id', '=', id)
                .whereRef('queue_entries.queue_id', '=', 'queues.id')
                .where('queue_entries.state', '=', 'waiting'),
            ),
          )
          .execute();
        for (const queue of queues) this.refresh(id, queue.id);
      }
    } catch (error) {
      logger.error('queue.refresh-failed', describeError(error));
    }
  }
}
