import type { Clock } from '../base/clock.ts';
import { withDeadline } from '../base/deadline.ts';
import { refuseSecret } from '../base/environment.ts';
import { AuthenticationError } from '../errors/authentication-error.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import type { TokenProvider, TokenReason } from './token.ts';
import { bearer } from '../base/headers.ts';

/** A token is renewed this long before its end, or in the last tenth of its life if that is shorter. */
const longestLeadMs = 60_000;

interface Held {
  readonly authorization: string;
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
 * How long a call waits for a token.
 *
 * @internal
 */
export interface Patience {
  readonly signal: AbortSignal | undefined;
  /** In milliseconds. */
  readonly limitMs: number;
}

/**
 * Holds the token of one client.
 *
 * @internal
 */
export interface TokenSource {
  /** A token that is still good, as the value of the header. */
  get(patience: Patience): Promise<string>;
  /** One other than the one the service refused. */
  renew(refused: string, patience: Patience): Promise<string>;
}

/** Asks the provider once for all calls that wait, and before a token ends. */
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

  async function join(reason: TokenReason, { signal, limitMs }: Patience): Promise<string> {
    signal?.throwIfAborted();
    const joined = (refresh ??= start(reason));
    joined.waiting++;
    try {
      const result = () => joined.result;
      const tooSlow = () => failed(`brought none in ${limitMs} ms`, new TimeoutError(limitMs));
      return (await withDeadline(clock, signal, limitMs, result, tooSlow)).authorization;
    } finally {
      // The last caller has gone before the token came: let the provider stop, too.
      if (!--joined.waiting && refresh === joined) {
        refresh = undefined;
        joined.controller.abort();
      }
    }
  }

  return {
    async get(patience) {
      if (!held) return join('initial', patience);
      if (clock.now() < held.renewAt) return held.authorization;
      try {
        return await join('expired', patience);
      } catch (error) {
        if (patience.signal?.aborted || clock.now() >= held.endsAt) throw error;
        return held.authorization;
      }
    },
    async renew(refused, patience) {
      return held && held.authorization !== refused
        ? held.authorization
        : join('refused', patience);
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
    const authorization = bearer(token);
    const endsAt = new Date(expiresAt ?? NaN).getTime();
    const lifeMs = endsAt - clock.now();
    // A new token that looks ended means that this clock is wrong: then only a refusal tells.
    return lifeMs > 0
      ? { authorization, endsAt, renewAt: endsAt - Math.min(longestLeadMs, lifeMs / 10) }
      : { authorization, endsAt: Infinity, renewAt: Infinity };
  } catch (cause) {
    throw failed('failed, see cause', cause);
  }
}

function failed(how: string, cause: unknown): AuthenticationError {
  const facts = { code: 'token-provider-failed', cause };
  return new AuthenticationError(`The token provider ${how}. Sign in again.`, facts);
}
