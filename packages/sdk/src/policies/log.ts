import type { TellerError } from '../errors/teller-error.ts';
import { hasName } from '../errors/teller-error.ts';
import type { Settings } from '../transport/settings.ts';
import type { Policy } from '../transport/call.ts';

/** Tells the logger of each try: the fields of an allow list, nothing that a customer wrote. */
export function log({ logger, clock }: Settings): Policy {
  if (!logger) return (call, next) => next(call);
  return async (call, next) => {
    const { endpoint, headers, attempt } = call;
    const startedAt = clock.now();
    const tell = (
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
        // A logger that fails must not turn a call that went through into one that did not.
      }
    };
    try {
      const reply = await next(call);
      tell('debug', 'answered', { status: reply.status });
      return reply;
    } catch (error) {
      tell('warn', 'failed', hasName(error) ? (error as TellerError) : { code: 'aborted' });
      throw error;
    }
  };
}
