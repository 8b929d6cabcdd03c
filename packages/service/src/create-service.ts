import { clientNetwork } from './base/client-network.ts';
import { describeError } from './base/describe-error.ts';
import { defaultLimits } from './base/limits.ts';
import { gaugesToText } from './base/metrics.ts';
import type { Logger } from './base/logger.ts';
import { ProblemError } from './base/problem-error.ts';
import type { App } from './http/app.ts';
import { registerHealthRoutes } from './http/health/routes.ts';
import { problemResponse } from './http/problem-response.ts';
import { registerReferenceRoutes } from './http/reference/routes.ts';
import { Lifecycle } from './lifecycle.ts';
import { openApp } from './open-app.ts';
import type { OpenedApp } from './open-app.ts';
import { openParts } from './open-parts.ts';
import type { ServiceParts } from './open-parts.ts';
import { forgetExpired } from './platform/idempotency/forget-expired.ts';
import { forgetOldWebhooks } from './platform/webhooks/forget-old.ts';
import { readGauges } from './read-gauges.ts';
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
   * The option `limits.slowReaderMs`, for the server that holds the sockets: only this server sees a client that takes
   * nothing of what it has sent already. `listen` disconnects such a client.
   */
  readonly slowReaderMs: number;
  /** The option `logger`, for the server that holds the sockets. Undefined without one. */
  readonly logger: Logger | undefined;
  /**
   * Prepares the service for its first requests: builds the search indexes, compiles statements and code, and connects
   * to the database. Stores nothing. `/ready` responds with 503 meanwhile. `listen` calls it before it opens the port;
   * call it yourself if another server passes the requests to `fetch`. Rejects if the service could not start.
   */
  warmUp(): Promise<void>;
  /**
   * Returns the metrics of this process and its database in the Prometheus text format. They hold no id and no text of a
   * customer. Don't serve them to the public. While the database is unavailable, its figures are missing and
   * `tellerkit_database_up` is 0. Rejects if the service could not start.
   */
  metrics(): Promise<string>;
  /**
   * Makes `/ready` respond with 503, so that a load balancer sends no more requests. The service still answers
   * requests.
   */
  drain(): void;
  /** Ends streams and the assistant's answers in progress, waits for running requests, then closes the database. */
  close(): Promise<void>;
}

interface StartedService extends OpenedApp {
  readonly parts: ServiceParts;
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
    slowReaderMs: options.limits?.slowReaderMs ?? defaultLimits.slowReaderMs,
    logger: options.logger,
    async fetch(request, info) {
      const network = clientNetwork(info?.clientAddress);
      let app: App;
      try {
        ({ app } = await started);
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
    async warmUp() {
      const service = await started;
      await lifecycle.prepare(() => warmUp(service));
    },
    async metrics() {
      const { parts } = await started;
      return `${parts.metrics.toText()}\n${gaugesToText([...parts.metrics.readGauges(), ...(await readGauges(parts))])}\n`;
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
): Promise<StartedService> {
  const parts = await opening;
  const opened = await openApp(parts, options);
  if (options.reference !== false) registerReferenceRoutes(opened.app, parts.publicUrl);
  registerHealthRoutes(opened.app, { ...parts, isServing: lifecycle.isServing });
  lifecycle.onClose(forgetExpired(parts));
  lifecycle.onClose(forgetOldWebhooks(parts));
  return { ...opened, parts };
}

/** Number of connections that a PostgreSQL pool opens before the first requests, the default size of the pool. */
const connections = 10;

/** Opens the connections of the pool, which opens one for each query that runs at the same time. */
async function connect({ db }: Pick<ServiceParts, 'db'>): Promise<void> {
  const query = db.selectFrom('tenants').select('id').limit(1);
  await Promise.all(Array.from({ length: connections }, () => query.execute()));
}

/** Runs the code that the first requests need. A failure costs only speed, so the service starts without it. */
async function warmUp({ app, parts, domains }: StartedService): Promise<void> {
  try {
    await domains.prepareSearch();
    await connect(parts);
    // Loads on demand, because a page that runs the service does not need it
    const { rehearse } = await import('./rehearse.ts');
    await rehearse(parts);
    // The router compiles its routes at the first request
    await app.fetch(new Request('http://warm-up.invalid/health'));
  } catch (error) {
    parts.logger.error('warm-up-failed', describeError(error));
  }
}
