import type { Store } from '../../store/store.ts';
import type { Router } from '../router.ts';

/** Dependencies of {@link registerHealthRoutes}. */
export interface HealthParts extends Pick<Store, 'db'> {
  /** Returns true once the service is about to stop accepting requests. */
  readonly isDraining: () => boolean;
}

/**
 * Serves two public endpoints. `/health` reports that the process runs. `/ready` reports that the database responds and
 * the service is not closing.
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
