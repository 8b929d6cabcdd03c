import type { Clock } from '../base/clock.ts';
import { isTellerError } from '../errors/guards.ts';
import type { TokenProvider, TokenRequest } from './token.ts';

/** First pause after a failure, in milliseconds. The pause doubles with each failure. */
const baseMs = 1000;
const capMs = 30_000;

/**
 * Wraps a token provider that may fail again and again. During a pause after a failure, calls get the same error, so
 * that the many calls of a client do not flood the provider.
 */
export function pauseFailing(
  provider: TokenProvider,
  clock: Clock,
  random: () => number,
): TokenProvider {
  let failures = 0;
  let failure: unknown;
  let pausedAt = 0;
  let pauseMs = 0;
  return async (request: TokenRequest) => {
    // If somebody sets the clock back, the pause must not last longer.
    if (Math.abs(clock.now() - pausedAt) < pauseMs) throw failure;
    try {
      const token = await provider(request);
      failures = 0;
      return token;
    } catch (error) {
      // The provider is not at fault if the service refused the session, or if the network is lost.
      const isOnline = globalThis.navigator?.onLine !== false;
      if (isOnline && !request.signal.aborted && !isTellerError(error)) {
        failure = error;
        const ms = Math.min(capMs, baseMs * 2 ** failures++);
        pausedAt = clock.now();
        pauseMs = (ms * (1 + random())) / 2;
      }
      throw error;
    }
  };
}
