import type { TellerError } from '../errors/teller-error.ts';
import { hasName } from '../errors/teller-error.ts';
import type { Settings } from '../transport/settings.ts';
import type { Policy } from '../transport/call.ts';

/** Logs each attempt. The fields come from an allow list, which excludes everything that a customer wrote. */
export function log({ logger, clock }: Settings): Policy {
  if (!logger) return (call, next) => next(call);
  return async (call, next) => {
    const { endpoint, headers, attempt } = call;
    const startedAt = clock.now();
    const report = (
      level: 'debug' | 'warn',
      message: string,
      { status, code, requestId = headers['x-request-id'] }: Partial<TellerError>,
    ) => {
      const { id, method } = endpoint;
      const durationMs = clock.now() - startedAt;
      try {
        logger[level](message, {
          endpoint: id,
          method,
          attempt,
          durationMs,
          status,
          code,
          requestId,
        });
      } catch {
        // A failing logger must not fail a call that succeeded.
      }
    };
    try {
      const reply = await next(call);
      report('debug', 'succeeded', { status: reply.status });
      return reply;
    } catch (error) {
      report('warn', 'failed', hasName(error) ? (error as TellerError) : { code: 'aborted' });
      throw error;
    }
  };
}
