import type { Store } from '../../store/store.ts';
import type { Router } from '../router.ts';

/** Dependencies of {@link registerHealthRoutes}. */
export interface HealthParts extends Pick<Store, 'db'> {
  /** True once the service is about to stop taking requests. */
  readonly isDraining: () => boolean;
}

/**
 * Serves `/health`, which says that the process lives, and `/ready`, which says that it can work: the
 * database answers and the service is not closing. Both are open to everybody and say nothing else.
 */
export function registerHealthRoutes(
  router: Pick<Router, 'serve'>,
  { db, isDraining }: HealthParts,
): void {
  router.serve('GET', '/health', async () => Response.json({ status: 'ok' }));
  router.serve('GET', '/ready', async ({ requestId }) => {
    try {
      if (isDraining()) throw new Error('closing');
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
