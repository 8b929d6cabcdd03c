import type { Runtime } from '../../base/runtime.ts';
import type { Store } from '../../store/store.ts';
import type { WriteCheck } from '../../store/write-check.ts';

/** Dependencies of {@link createPing}. */
export interface PingParts extends Pick<Store, 'db'>, Pick<Runtime, 'clock'> {
  readonly writes: Pick<WriteCheck, 'isWritable'>;
}

/** Milliseconds for which a response or a failure of the database holds. A load balancer checks less often. */
const validMs = 1000;

/**
 * Creates a function that checks whether the database responds and accepts changes. All callers share one check, and its
 * result holds for a second, because anybody may ask without a key. A failure holds as long, so that questions do not
 * add to the load of a database that fails.
 */
export function createPing({ db, clock, writes }: PingParts): () => Promise<boolean> {
  let pinging: Promise<boolean> | undefined;
  let endedAt: number | undefined;
  // A clock that somebody has set back must not keep an old result
  const isFresh = () => endedAt === undefined || Math.abs(clock.now() - endedAt) < validMs;
  return () => {
    if (pinging && isFresh()) return pinging;
    // Until the check ends, everybody waits for it
    endedAt = undefined;
    pinging = db
      .selectFrom('tenants')
      .select('id')
      .limit(1)
      .execute()
      .then(
        () => writes.isWritable(),
        () => false,
      )
      .finally(() => {
        endedAt = clock.now();
      });
    return pinging;
  };
}
