import type { QueueEntry } from '@tellerkit/contract';
import { describeError } from '../../../base/logger.ts';
import type { Kernel } from '../../../kernel/kernel.ts';
import { publishPassing } from '../../event-log/publish-passing.ts';
import type { SharedSnapshots } from './shared-snapshots.ts';
import { viewEntry } from './to-queue.ts';

/** Waits change by time alone; customers hear of it at least this often, in ms. */
export const WAIT_REFRESH_MS = 30_000;

/** From so many customers on, the line rests a millisecond for each between two rounds of news. */
const LONG_LINE = 50;

/**
 * Sends waiting customers their place and expected wait as `queue.updated` in their conversation,
 * whenever it differs from what was sent last.
 *
 * @internal
 */
export class WaitUpdates {
  readonly #kernel: Kernel;
  readonly #snapshots: SharedSnapshots;
  /** What each customer was told last, by queue and entry. */
  readonly #told = new Map<string, ReadonlyMap<string, string>>();
  /** Queues being read now; true if they changed again meanwhile. */
  readonly #running = new Map<string, boolean>();

  constructor(kernel: Kernel, snapshots: SharedSnapshots) {
    this.#kernel = kernel;
    this.#snapshots = snapshots;
  }

  /** Refreshes every line from time to time, until the service closes. */
  start(): void {
    const { clock, signal } = this.#kernel;
    if (signal.aborted) return;
    const cancel = clock.setTimeout(() => {
      signal.removeEventListener('abort', cancel);
      this.#kernel.track(this.#refreshAll());
      this.start();
    }, WAIT_REFRESH_MS);
    signal.addEventListener('abort', cancel, { once: true });
  }

  /** Tells the customers of a queue what changed. Changes that come meanwhile are taken together. */
  refresh(tenantId: string, queueId: string): void {
    if (this.#running.has(queueId)) this.#running.set(queueId, true);
    else this.#kernel.track(this.#run(tenantId, queueId));
  }

  async #run(tenantId: string, queueId: string): Promise<void> {
    try {
      do {
        this.#running.set(queueId, false);
        await this.#tell(tenantId, queueId);
        await this.#rest(this.#told.get(queueId)?.size ?? 0);
      } while (this.#running.get(queueId) === true && !this.#kernel.signal.aborted);
    } catch (error) {
      this.#kernel.logger.error('queue.refresh-failed', describeError(error));
    } finally {
      this.#running.delete(queueId);
    }
  }

  /** In a long line the changes of a moment are taken together, else a rush would cost its square. */
  async #rest(customers: number): Promise<void> {
    if (customers < LONG_LINE) return;
    const { clock, signal } = this.#kernel;
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
    const snapshot = await this.#snapshots.read(tenantId, queueId);
    const called = await this.#kernel.db
      .selectFrom('queue_entries')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('queue_id', '=', queueId)
      .where('state', '=', 'called')
      .execute();
    const told = new Map<string, string>();
    for (const entry of [...snapshot.line, ...called]) {
      if (entry.conversation_id === null) continue;
      const view = viewEntry(entry, snapshot);
      const text = JSON.stringify(view);
      told.set(entry.id, text);
      if (this.#told.get(queueId)?.get(entry.id) !== text)
        this.#publish(entry.conversation_id, view);
    }
    if (told.size > 0) this.#told.set(queueId, told);
    else this.#told.delete(queueId);
  }

  #publish(conversationId: string, entry: QueueEntry): void {
    publishPassing(this.#kernel, conversationId, { type: 'queue.updated', data: { entry } });
  }

  async #refreshAll(): Promise<void> {
    const { db, tenants, logger } = this.#kernel;
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
