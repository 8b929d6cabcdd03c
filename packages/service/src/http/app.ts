import type { ServiceMetrics } from '../base/service-metrics.ts';
import { createRunOnce } from '../platform/idempotency/run-once.ts';
import type { RunOnceParts } from '../platform/idempotency/run-once.ts';
import { ByteRates } from '../platform/bounds/byte-rates.ts';
import { OpenStreams } from '../platform/bounds/open-streams.ts';
import { RateLimiter } from '../platform/rate-limits/rate-limiter.ts';
import type { RateLimits } from '../platform/rate-limits/rate-limits.ts';
import { createBinder } from './bind.ts';
import type { RequestParts } from './bind.ts';
import type { Binder } from './binder.ts';
import { BytesInFlight } from './bytes-in-flight.ts';
import type { FlightLimits } from './bytes-in-flight.ts';
import { LiveReaders } from './live-readers.ts';
import { createOpenPages } from './open-pages.ts';
import type { OpenPages } from './open-pages.ts';
import { createRouter } from './router.ts';
import type { Router, RouterParts } from './router.ts';

/** The HTTP layer of the service. Domains register their endpoints here. */
export interface App extends Router, Binder, OpenPages {}

/** Dependencies of {@link createApp}. */
export interface AppParts extends RouterParts, RunOnceParts, RequestParts {
  readonly limits: RunOnceParts['limits'] & RequestParts['limits'] & FlightLimits;
  readonly tenants: RouterParts['tenants'] & RequestParts['tenants'];
  /** Rate limits of the service, before those of its tenants. */
  readonly rateLimits: RateLimits | false;
  readonly metrics: RequestParts['metrics'] & Pick<ServiceMetrics, 'addGauge'>;
}

/**
 * Creates the HTTP layer of the service, without routes.
 */
export function createApp(parts: AppParts): App {
  const router = createRouter(parts);
  const liveReaders = new LiveReaders(parts.signal);
  const bytesInFlight = new BytesInFlight(parts.limits);
  addGauges(parts.metrics, liveReaders, bytesInFlight);
  const shared = {
    ...parts,
    router,
    bytesInFlight,
    rateLimiter: new RateLimiter({
      clock: parts.clock,
      serviceLimits: parts.rateLimits,
      limitsOf: (tenantId) => parts.tenants.settings(tenantId).rateLimits,
    }),
  };
  const binder = createBinder({
    ...shared,
    runOnce: createRunOnce(parts),
    liveReaders,
    openStreams: new OpenStreams(),
    byteRates: new ByteRates(parts.clock),
  });
  return { ...router, ...binder, ...createOpenPages(shared) };
}

function addGauges(
  metrics: AppParts['metrics'],
  liveReaders: Pick<LiveReaders, 'count'>,
  bytesInFlight: Pick<BytesInFlight, 'total'>,
) {
  metrics.addGauge('tellerkit_open_streams', 'Open event streams of this process.', () => {
    return liveReaders.count;
  });
  metrics.addGauge(
    'tellerkit_flight_bytes',
    'Bytes of arriving requests and of responses that clients have not taken.',
    () => bytesInFlight.total,
  );
}
