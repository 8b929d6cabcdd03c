import type { Runtime } from '../../../base/runtime.ts';
import type { Bus } from '../../../store/bus/bus.ts';
import type { Store } from '../../../store/store.ts';
import { queueTopic } from './queue-topic.ts';
import { requireQueue } from './rows.ts';
import { readSnapshot } from './snapshot.ts';
import type { QueueSnapshot } from './snapshot.ts';

/**
 * Maximum age of a snapshot in ms. The age is limited because waits change as time passes, and because a node may miss
 * a change on another node.
 */
const maxAgeMs = 1000;

interface CachedSnapshot {
  readonly snapshot: Promise<QueueSnapshot>;
  readonly readAt: number;
  evict(): void;
}

/** Dependencies of {@link SharedSnapshots}. */
export interface SnapshotSources extends Pick<Store, 'db'>, Pick<Runtime, 'clock'> {
  readonly bus: Bus;
}

/**
 * Lets all readers who follow a queue share one snapshot. A line of a thousand customers who follow their position
 * costs one read per change, not a thousand.
 */
export class SharedSnapshots {
  readonly #sources: SnapshotSources;
  readonly #cache = new Map<string, CachedSnapshot>();

  constructor(sources: SnapshotSources) {
    this.#sources = sources;
  }

  /**
   * Returns the snapshot of a queue as of its last change. Do not call this method in a transaction.
   *
   * @throws ProblemError `not-found` if the tenant has no such queue.
   */
  read(tenantId: string, queueId: string): Promise<QueueSnapshot> {
    const key = `${tenantId} ${queueId}`;
    const known = this.#cache.get(key);
    if (known !== undefined && this.#sources.clock.now() - known.readAt < maxAgeMs) {
      return known.snapshot;
    }
    known?.evict();
    return this.#store(key, tenantId, queueId);
  }

  #store(key: string, tenantId: string, queueId: string): Promise<QueueSnapshot> {
    const { bus, clock } = this.#sources;
    const readAt = clock.now();
    const snapshot = this.#load(tenantId, queueId, readAt);
    const unsubscribe = bus.subscribe(queueTopic(queueId), evict);
    const cached: CachedSnapshot = { snapshot, readAt, evict };
    const cache = this.#cache;
    cache.set(key, cached);
    snapshot.catch(evict);
    return snapshot;

    function evict() {
      unsubscribe();
      if (cache.get(key) === cached) cache.delete(key);
    }
  }

  async #load(tenantId: string, queueId: string, now: number): Promise<QueueSnapshot> {
    const { db } = this.#sources;
    return readSnapshot(db, await requireQueue(db, tenantId, queueId), now);
  }
}
