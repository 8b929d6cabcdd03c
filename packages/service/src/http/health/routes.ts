import type { Store } from '../../store/store.ts';
import type { Router } from '../router.ts';

/** Dependencies of {@link registerHealthRoutes}. */
export interface HealthParts extends Pick<Store, 'db'> {
  /** Returns true unless the service still warms up, or is about to stop accepting requests. */
  readonly isServing: () => boolean;
}

/**
 * Serves two public endpoints. `/health` reports that the process runs. `/ready` reports that the database responds and
 * that the service neither warms up nor closes.
 */
export function registerHealthRoutes(
  router: Pick<Router, 'serve'>,
  { db, isServing }: HealthParts,
): void {
  router.serve('GET', '/health', async () => Response.json({ status: 'ok' }));
  router.serve('GET', '/ready', async ({ requestId }) => {
    try {
      if (!isServing()) return unavailable(requestId);
      await db.selectFrom('tenants').select('id').limit(1).execute();
      return Response.json({ status: 'ready' });
    } catch {
      return unavailable(requestId);
    }
  });
}

function unavailable(requestId: string): Response {
  return Response.json({ status: 'unavailable', requestId }, { status: 503 });
}
