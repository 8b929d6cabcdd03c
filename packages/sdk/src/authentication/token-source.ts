import type { Clock } from '../base/clock.ts';
import { withDeadline } from '../base/deadline.ts';
import { AuthenticationError } from '../errors/authentication-error.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import { pauseFailing } from './pause-failing.ts';
import { refuseSecret } from './refuse-secret.ts';
import type { TokenProvider, TokenReason } from './token.ts';
import { bearer } from '../base/headers.ts';

/**
 * Upper limit of the time between the start of a renewal and the expiry of the token. For a token that lives less than
 * ten minutes, renewal starts in the last tenth of the token's life.
 */
const maxLeadMs = 60_000;

interface CachedToken {
  readonly authorization: string;
  readonly renewAt: number;
  readonly expiresAt: number;
}

/** A pending token request, and the number of calls that wait for it. */
interface Refresh {
  readonly controller: AbortController;
  readonly result: Promise<CachedToken>;
  waiting: number;
}

/**
 * Limits on the time that a call waits for a token.
 *
 * @internal
 */
export interface TokenDeadline {
  readonly signal: AbortSignal | undefined;
  /** Longest wait, in milliseconds. */
  readonly limitMs: number;
}

/**
 * The cached token of one client.
 *
 * @internal
 */
export interface TokenSource {
  /** Returns a valid token, as the value of the `Authorization` header. */
  get(deadline: TokenDeadline): Promise<string>;
  /**
   * Returns a newer token after the service has refused the token `refused`. Both are values of the `Authorization`
   * header.
   */
  renew(refused: string, deadline: TokenDeadline): Promise<string>;
}

/**
 * Makes a token source of a provider.
 *
 * @internal
 */
export type ToTokenSource = (
  provider: TokenProvider,
  clock: Clock,
  random: () => number,
) => TokenSource;

/**
 * Creates a token source that renews tokens before they expire. Concurrent calls share one token request. After a
 * provider has failed, the source pauses before it asks again.
 */
export const createTokenSource: ToTokenSource = (provider, clock, random) => {
  const pausing = pauseFailing(provider, clock, random);
  let cached: CachedToken | undefined;
  let refresh: Refresh | undefined;

  function start(reason: TokenReason): Refresh {
    const controller = new AbortController();
    const started: Refresh = {
      controller,
      waiting: 0,
      result: load(pausing, reason, controller.signal, clock)
        .then((loaded) => (cached = loaded))
        .finally(() => {
          if (refresh === started) refresh = undefined;
        }),
    };
    return started;
  }

  async function join(reason: TokenReason, { signal, limitMs }: TokenDeadline): Promise<string> {
    signal?.throwIfAborted();
    const joined = (refresh ??= start(reason));
    joined.waiting++;
    try {
      const result = () => joined.result;
      const toTimeoutError = () =>
        toProviderError(`timed out after ${limitMs} ms`, new TimeoutError(limitMs));
      return (await withDeadline(clock, signal, limitMs, result, toTimeoutError)).authorization;
    } finally {
      // Aborts the provider if the token is still pending and no other call waits for it.
      if (!--joined.waiting && refresh === joined) {
        refresh = undefined;
        joined.controller.abort();
      }
    }
  }

  return {
    async get(deadline) {
      if (!cached) return join('initial', deadline);
      if (clock.now() < cached.renewAt) return cached.authorization;
      try {
        return await join('expired', deadline);
      } catch (error) {
        if (deadline.signal?.aborted || clock.now() >= cached.expiresAt) throw error;
        return cached.authorization;
      }
    },
    async renew(refused, deadline) {
      if (cached && cached.authorization !== refused) return cached.authorization;
      return join('refused', deadline);
    },
  };
};

async function load(
  provider: TokenProvider,
  reason: TokenReason,
  signal: AbortSignal,
  clock: Clock,
): Promise<CachedToken> {
  try {
    const { token, expiresAt: expiry } = await provider({ signal, reason });
    if (!token || typeof token !== 'string') throw new TypeError('Return { token: string }.');
    refuseSecret(token.startsWith('sk_'));
    const authorization = bearer(token);
    const expiresAt = new Date(expiry ?? NaN).getTime();
    const lifeMs = expiresAt - clock.now();
    // If a new token looks expired, the clock of this machine is wrong. The client then uses the token until the
    // service refuses it.
    return lifeMs > 0
      ? { authorization, expiresAt, renewAt: expiresAt - Math.min(maxLeadMs, lifeMs / 10) }
      : { authorization, expiresAt: Infinity, renewAt: Infinity };
  } catch (cause) {
    throw toProviderError('failed, see `cause`', cause);
  }
}

function toProviderError(problem: string, cause: unknown): AuthenticationError {
  const facts = { code: 'token-provider-failed', cause };
  return new AuthenticationError(`The token provider ${problem}. Sign in again.`, facts);
}
