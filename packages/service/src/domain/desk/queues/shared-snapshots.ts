import type { Runtime } from '../../../base/runtime.ts';
import type { Bus } from '../../../store/bus/bus.ts';
import type { Store } from '../../../store/store.ts';
import { queueTopic } from './queue-topic.ts';
import { requireQueue } from './rows.ts';
import { readSnapshot } from './snapshot.ts';
import type { QueueSnapshot } from './snapshot.ts';

/** Waits change by time alone, and a node may miss a change of another one; so old may a snapshot be. */
const holdsMs = 1000;

interface Kept {
  readonly snapshot: Promise<QueueSnapshot>;
  readonly readAt: number;
  forget(): void;
}

/** Sources of {@link SharedSnapshots}. */
export interface SnapshotSources extends Pick<Store, 'db'>, Pick<Runtime, 'clock'> {
  readonly bus: Bus;
}

/**
 * Lets all who follow a queue share one reading of it: a line of a thousand customers who follow their
 * place is read once a change, not a thousand times.
 */
export class SharedSnapshots {
  readonly #sources: SnapshotSources;
  readonly #kept = new Map<string, Kept>();

  constructor(sources: SnapshotSources) {
    this.#sources = sources;
  }

  /**
   * Reads a queue as it stands since its last change. Not for use in a transaction.
   *
   * @throws ProblemError `not-found` for unknown ids and those of other tenants.
   */
  read(tenantId: string, queueId: string): Promise<QueueSnapshot> {
    const key = `${tenantId} ${queueId}`;
    const known = this.#kept.get(key);
    if (known !== undefined && this.#sources.clock.now() - known.readAt < holdsMs) {
      return known.snapshot;
    }
    known?.forget();
    return this.#keep(key, tenantId, queueId);
  }

  #keep(key: string, tenantId: string, queueId: string): Promise<QueueSnapshot> {
    const { bus, clock } = this.#sources;
    const readAt = clock.now();
    const snapshot = this.#load(tenantId, queueId, readAt);
    const leave = bus.subscribe(queueTopic(queueId), forget);
    const kept: Kept = { snapshot, readAt, forget };
    const kepts = this.#kept;
    kepts.set(key, kept);
    snapshot.catch(forget);
    return snapshot;

    function forget() {
      leave();
      if (kepts.get(key) === kept) kepts.delete(key);
    }
  }

  async #load(tenantId: string, queueId: string, now: number): Promise<QueueSnapshot> {
    const { db } = this.#sources;
    return readSnapshot(db, await requireQueue(db, tenantId, queueId), now);
  }
}
