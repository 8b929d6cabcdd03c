import type { Runtime } from '../../base/runtime.ts';
import type { Store } from '../../store/store.ts';

/** Dependencies of {@link createPing}. */
export interface PingParts extends Pick<Store, 'db'>, Pick<Runtime, 'clock'> {}

/** Milliseconds for which a response or a failure of the database holds. A load balancer checks less often. */
const validMs = 1000;

/**
 * Creates a function that checks whether the database responds. All callers share one query, and its result holds for a
 * second, because anybody may ask without a key. A failure holds as long, so that questions do not add to the load of a
 * database that fails.
 */
export function createPing({ db, clock }: PingParts): () => Promise<boolean> {
  let pinging: Promise<boolean> | undefined;
  let validUntil = 0;
  return () => {
    if (pinging && clock.now() < validUntil) return pinging;
    // Until the query ends, everybody waits for it
    validUntil = Infinity;
    pinging = db
      .selectFrom('tenants')
      .select('id')
      .limit(1)
      .execute()
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        validUntil = clock.now() + validMs;
      });
    return pinging;
  };
}
