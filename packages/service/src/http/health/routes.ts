import type { Router } from '../router.ts';
import { createPing } from './ping.ts';
import type { PingParts } from './ping.ts';

/** Dependencies of {@link registerHealthRoutes}. */
export interface HealthParts extends PingParts {
  /** Returns true unless the service still warms up, or is about to stop accepting requests. */
  readonly isServing: () => boolean;
}

/**
 * Serves two public endpoints. `/health` reports that the process runs. `/ready` reports that the database responds and
 * accepts changes, and that the service neither warms up nor closes.
 */
export function registerHealthRoutes(
  router: Pick<Router, 'serve'>,
  { isServing, ...parts }: HealthParts,
): void {
  const ping = createPing(parts);
  router.serve('GET', '/health', async () => Response.json({ status: 'ok' }));
  router.serve('GET', '/ready', async ({ requestId }) => {
    const isReady = isServing() && (await ping()) && isServing();
    return isReady ? Response.json({ status: 'ready' }) : unavailable(requestId);
  });
}

function unavailable(requestId: string): Response {
  return Response.json({ status: 'unavailable', requestId }, { status: 503 });
}
