import type { App } from '../app.ts';

/**
 * Serves `/health`, which says that the process lives, and `/ready`, which says that it can work: the
 * database answers and the service is not closing. Both are open to everybody and say nothing else.
 *
 * @internal
 */
export function registerHealthRoutes(app: App): void {
  const { kernel } = app;
  app.serve('GET', '/health', async () => Response.json({ status: 'ok' }));
  app.serve('GET', '/ready', async ({ requestId }) => {
    try {
      if (kernel.isDraining()) throw new Error('closing');
      await kernel.db.selectFrom('tenants').select('id').limit(1).execute();
      return Response.json({ status: 'ready' });
    } catch {
      return unavailable(requestId);
    }
  });
}

function unavailable(requestId: string): Response {
  return Response.json({ status: 'unavailable', requestId }, { status: 503 });
}
