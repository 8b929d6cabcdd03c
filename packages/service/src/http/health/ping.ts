import type { Runtime } from '../../base/runtime.ts';
import type { Store } from '../../store/store.ts';

/** Dependencies of {@link createPing}. */
export interface PingParts extends Pick<Store, 'db'>, Pick<Runtime, 'clock'> {}

/** Milliseconds for which a response of the database holds. A load balancer checks less often. */
const validMs = 1000;

/**
 * Creates a function that checks whether the database responds. All callers share one query, and a response holds for a
 * second, because anybody may ask without a key. A failure does not hold, so that a recovery shows at once.
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
        () => {
          validUntil = clock.now() + validMs;
          return true;
        },
        () => {
          validUntil = 0;
          return false;
        },
      );
    return pinging;
  };
}
