import type { Clock } from './clock.ts';
import { withDeadline } from './deadline.ts';
import { refuseSecret } from './environment.ts';
import { AuthenticationError } from './errors/authentication-error.ts';
import type { TokenProvider, TokenReason } from './token.ts';

/** A token is renewed this long before its end, or in the last tenth of its life if that is shorter. */
const longestLeadMs = 60_000;

interface Held {
  readonly token: string;
  readonly renewAt: number;
  readonly endsAt: number;
}

/** One refresh under way, and how many calls wait for it. */
interface Refresh {
  readonly controller: AbortController;
  readonly result: Promise<Held>;
  waiting: number;
}

/**
 * Holds the token of one client.
 *
 * @internal
 */
export interface TokenSource {
  /** A token that is still good. */
  get(signal: AbortSignal | undefined): Promise<string>;
  /** A token other than the one the service refused. */
  renew(refused: string, signal: AbortSignal | undefined): Promise<string>;
}

/**
 * Asks the provider once for all calls that wait, and before a token ends.
 *
 * @internal
 */
export function createTokenSource(provider: TokenProvider, clock: Clock): TokenSource {
  let held: Held | undefined;
  let refresh: Refresh | undefined;

  function start(reason: TokenReason): Refresh {
    const controller = new AbortController();
    const started: Refresh = {
      controller,
      waiting: 0,
      result: load(provider, reason, controller.signal, clock)
        .then((loaded) => (held = loaded))
        .finally(() => {
          if (refresh === started) refresh = undefined;
        }),
    };
    return started;
  }

  async function join(reason: TokenReason, signal: AbortSignal | undefined): Promise<string> {
    signal?.throwIfAborted();
    const joined = (refresh ??= start(reason));
    joined.waiting++;
    try {
      return (await withDeadline(clock, signal, Infinity, () => joined.result)).token;
    } finally {
      // The last caller has gone before the token came: let the provider stop, too.
      if (!--joined.waiting && refresh === joined) {
        refresh = undefined;
        joined.controller.abort();
      }
    }
  }

  return {
    async get(signal) {
      if (!held) return join('initial', signal);
      if (clock.now() < held.renewAt) return held.token;
      try {
        return await join('expired', signal);
      } catch (error) {
        if (signal?.aborted || clock.now() >= held.endsAt) throw error;
        return held.token;
      }
    },
    async renew(refused, signal) {
      return held && held.token !== refused ? held.token : join('refused', signal);
    },
  };
}

async function load(
  provider: TokenProvider,
  reason: TokenReason,
  signal: AbortSignal,
  clock: Clock,
): Promise<Held> {
  try {
    const { token, expiresAt } = await provider({ signal, reason });
    if (!token || typeof token !== 'string') throw new TypeError('Return { token: string }');
    refuseSecret(token);
    const endsAt = new Date(expiresAt ?? NaN).getTime();
    const lifeMs = endsAt - clock.now();
    // A new token that looks ended means that this clock is wrong: then only a refusal tells.
    return lifeMs > 0
      ? { token, endsAt, renewAt: endsAt - Math.min(longestLeadMs, lifeMs / 10) }
      : { token, endsAt: Infinity, renewAt: Infinity };
  } catch (cause) {
    throw new AuthenticationError('The token provider failed, see cause. Sign in again.', {
      code: 'token-provider-failed',
      cause,
    });
  }
}
