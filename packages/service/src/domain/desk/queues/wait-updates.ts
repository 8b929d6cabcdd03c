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

/** From so many customers on, the line rests a millisecond for each between two rounds of news. */
const longLine = 50;

/** Dependencies of {@link WaitUpdates}. */
export interface WaitParts extends Pick<Store, 'db'>, Runtime {
  readonly bus: Bus;
  readonly snapshots: SharedSnapshots;
  readonly tenants: Pick<Tenants, 'all'>;
}

/**
 * Sends waiting customers their place and expected wait as `queue.updated` in their conversation,
 * whenever it differs from what was sent last.
 */
export class WaitUpdates implements WaitRefresher {
  readonly #parts: WaitParts;
  /** What each customer was told last, by queue and entry. */
  readonly #told = new Map<string, ReadonlyMap<string, string>>();
  /** Queues being read now; true if they changed again meanwhile. */
  readonly #running = new Map<string, boolean>();

  constructor(parts: WaitParts) {
    this.#parts = parts;
  }

  /** Refreshes every line from time to time, until the service closes. */
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

  /** Tells the customers of a queue what changed. Changes that come meanwhile are taken together. */
  refresh(tenantId: string, queueId: string): void {
    if (this.#running.has(queueId)) this.#running.set(queueId, true);
    else this.#parts.track(this.#run(tenantId, queueId));
  }

  async #run(tenantId: string, queueId: string): Promise<void> {
    try {
      do {
        this.#running.set(queueId, false);
        await this.#tell(tenantId, queueId);
        await this.#rest(this.#told.get(queueId)?.size ?? 0);
      } while (this.#running.get(queueId) === true && !this.#parts.signal.aborted);
    } catch (error) {
      this.#parts.logger.error('queue.refresh-failed', describeError(error));
    } finally {
      this.#running.delete(queueId);
    }
  }

  /** In a long line the changes of a moment are taken together, else a rush would cost its square. */
  async #rest(customers: number): Promise<void> {
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

  async #tell(tenantId: string, queueId: string): Promise<void> {
    const snapshot = await this.#parts.snapshots.read(tenantId, queueId);
    const called = await this.#parts.db
      .selectFrom('queue_entries')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('queue_id', '=', queueId)
      .where('state', '=', 'called')
      .execute();
    const told = new Map<string, string>();
    for (const entry of [...snapshot.line, ...called]) {
      if (entry.conversation_id === null) continue;
      const view = toEntry(entry, snapshot);
      const text = JSON.stringify(view);
      told.set(entry.id, text);
      if (this.#told.get(queueId)?.get(entry.id) !== text)
        this.#publish(entry.conversation_id, view);
    }
    if (told.size > 0) this.#told.set(queueId, told);
    else this.#told.delete(queueId);
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
