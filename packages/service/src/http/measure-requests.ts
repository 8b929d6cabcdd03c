import type { Endpoint } from '@tellerkit/contract';
import type { Clock } from '../base/clock.ts';
import { ProblemError } from '../base/problem-error.ts';
import type { ServiceMetrics } from '../base/service-metrics.ts';
import type { ServedRequest } from './served-request.ts';

/** Dependencies of {@link measureRequests}. */
export interface MeasuringParts {
  readonly clock: Clock;
  readonly metrics: Pick<ServiceMetrics, 'observeRequest'>;
}

type Serve = (served: ServedRequest) => Promise<Response>;

/** Counts the requests of an endpoint and their durations, also those that the service refuses. */
export function measureRequests(
  { clock, metrics }: MeasuringParts,
  { id }: Endpoint,
  serve: Serve,
): Serve {
  return async (served) => {
    const startedAt = clock.now();
    let status = 500;
    try {
      const response = await serve(served);
      ({ status } = response);
      return response;
    } catch (error) {
      if (error instanceof ProblemError) ({ status } = error);
      throw error;
    } finally {
      metrics.observeRequest(id, status, clock.now() - startedAt);
    }
  };
}
