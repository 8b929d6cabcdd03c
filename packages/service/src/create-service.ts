import { clientNetwork } from './base/client-network.ts';
import { ProblemError } from './base/problem-error.ts';
import { isAgent } from './domain/desk/agents/rows.ts';
import { createRefreshTokens } from './domain/sessions/refresh-tokens.ts';
import { findRefreshedSession } from './domain/sessions/refreshed-session.ts';
import { isSessionOpen } from './domain/sessions/rows.ts';
import { createApp } from './http/app.ts';
import type { App } from './http/app.ts';
import { registerHealthRoutes } from './http/health/routes.ts';
import { problemResponse } from './http/problem-response.ts';
import { registerReferenceRoutes } from './http/reference/routes.ts';
import { Lifecycle } from './lifecycle.ts';
import { openDomains } from './open-domains.ts';
import { openParts } from './open-parts.ts';
import type { ServiceParts } from './open-parts.ts';
import { forgetExpired } from './platform/idempotency/forget-expired.ts';
import { forgetOldWebhooks } from './platform/webhooks/forget-old.ts';
import type { ServiceOptions } from './service-options.ts';

/**
 * Facts about a request that only the host of the service knows.
 *
 * @public
 */
export interface FetchInfo {
  /**
   * IP address of the client, without a port. The service counts requests by it, and never stores, logs or returns it.
   * @defaultValue unknown: no limit of addresses applies
   */
  readonly clientAddress?: string | undefined;
}

/**
 * A running service, which answers requests with `fetch`.
 *
 * @public
 */
export interface Service {
  /**
   * Answers a request. Waits until the service is ready.
   *
   * @throws TypeError if `clientAddress` is no IP address.
   */
  fetch(request: Request, info?: FetchInfo): Promise<Response>;
  /** Resolves once the database is up to date and the tenants are stored; rejects if that fails. */
  readonly ready: Promise<void>;
  /**
   * Makes `/ready` respond with 503, so that a load balancer sends no more requests. The service still answers
   * requests.
   */
  drain(): void;
  /** Ends streams and the assistant's answers in progress, waits for running requests, then closes the database. */
  close(): Promise<void>;
}

/**
 * Starts a service on a database. The same code runs in Node, in a page and in a test.
 *
 * @throws TypeError if an option is invalid; the message names the option and the remedy.
 *
 * @public
 */
export function createService(options: ServiceOptions): Service {
  const lifecycle = new Lifecycle();
  const opened = openParts(options, lifecycle);
  lifecycle.track(opened.parts);
  const started = start(opened.parts, lifecycle, options);
  const ready = started.then(() => undefined);
  // Prevents an unhandled rejection if nobody awaits `ready`. Each response reports a failed start, too
  ready.catch(() => undefined);
  let closed: Promise<void> | undefined;
  return {
    ready,
    async fetch(request, info) {
      const network = clientNetwork(info?.clientAddress);
      let app: App;
      try {
        app = await started;
      } catch {
        const failed = new ProblemError(
          'unavailable',
          'The service did not start. Await `ready` of the service to get the reason.',
        );
        return problemResponse(failed, 'none');
      }
      if (lifecycle.signal.aborted) return problemResponse(closing(), 'none');
      return lifecycle.run(() => app.fetch(request, network));
    },
    drain: () => lifecycle.drain(),
    close() {
      closed ??= lifecycle.close().then(() => opened.close());
      return closed;
    },
  };
}

/** Builds the problem of a request that arrives while the service closes. */
function closing(): ProblemError {
  return new ProblemError('unavailable', 'The service is closing. Try again in a moment.', {
    headers: { 'retry-after': '2' },
  });
}

async function start(
  opening: Promise<ServiceParts>,
  lifecycle: Lifecycle,
  options: ServiceOptions,
): Promise<App> {
  const parts = await opening;
  const { db } = parts;
  const refreshTokens = createRefreshTokens(parts.deriveBytes);
  const app = createApp({
    ...parts,
    callers: {
      isSessionOpen: (session) => isSessionOpen(db, session),
      findRefreshed: (tenantId, refreshToken) =>
        findRefreshedSession(db, refreshTokens, tenantId, refreshToken),
      isAgent: (tenantId, agentId) => isAgent(db, tenantId, agentId),
    },
  });
  registerReferenceRoutes(app);
  registerHealthRoutes(app, { db, isDraining: lifecycle.isDraining });
  await openDomains(app, parts, options);
  lifecycle.onClose(forgetExpired(parts));
  lifecycle.onClose(forgetOldWebhooks(parts));
  return app;
}
