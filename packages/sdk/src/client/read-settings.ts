import type { TokenProvider } from '../authentication/token.ts';
import { createTokenSource } from '../authentication/token-source.ts';
import { atLeast } from '../base/at-least.ts';
import { systemClock } from '../base/clock.ts';
import { refuseSecret } from '../base/environment.ts';
import { bearer, readHeaders } from '../base/headers.ts';
import type { TellerClientOptions } from '../transport/client-options.ts';
import { fetchTransport } from '../transport/http-transport.ts';
import { createRetryBudget } from '../transport/retry-budget.ts';
import type { Settings } from '../transport/settings.ts';

/**
 * Checks options and fills in defaults.
 *
 * @param base - Settings that these are derived from; what is the same goes on being shared.
 * @throws TypeError that says what to change.
 */
export function readSettings(options: TellerClientOptions, base?: Settings): Settings {
  const { token, retryBudget = 100, clock = systemClock, locale } = options;
  const given = base?.options;
  const baseUrl = readBaseUrl(options.baseUrl);
  const credential = readCredential(options);
  const isSameToken = given?.token === token && base?.clock === clock;
  const shared = isSameToken && base?.credential;
  return {
    options,
    baseUrl,
    credential:
      typeof credential === 'string' ? credential : shared || createTokenSource(credential, clock),
    headers: readHeaders({ ...(locale && { 'accept-language': locale }), ...options.headers }),
    timeoutMs: atLeast(1, 'timeoutMs', options.timeoutMs ?? 15_000),
    totalTimeoutMs: atLeast(1, 'totalTimeoutMs', options.totalTimeoutMs ?? 60_000),
    maxRetries: atLeast(0, 'maxRetries', options.maxRetries ?? 3),
    budget:
      base?.baseUrl === baseUrl && given?.retryBudget === options.retryBudget
        ? base.budget
        : createRetryBudget(atLeast(0, 'retryBudget', retryBudget)),
    logger: options.logger,
    // Looked up late, so that a page's own wrapper around fetch is seen.
    http:
      options.http ??
      fetchTransport(options.fetch ?? ((input, init) => globalThis.fetch(input, init))),
    clock,
    random: options.random ?? Math.random,
  };
}

/** @throws TypeError unless there is exactly one way to say who calls. */
function readCredential({ publishableKey, secretKey, token }: TellerClientOptions) {
  if (secretKey && (publishableKey || token)) throw new TypeError('Give secretKey alone.');
  const credential = token ?? secretKey ?? publishableKey;
  if (!credential) throw new TypeError('Give publishableKey, secretKey or token.');
  if (typeof credential === 'string') {
    refuseSecret(secretKey ? 'sk_' : credential);
    bearer(credential);
  }
  return credential as string | TokenProvider;
}

function readBaseUrl(baseUrl: string): string {
  try {
    const { protocol, origin, pathname, username } = new URL(baseUrl, globalThis.location?.href);
    if (/^https?:$/.test(protocol) && !username) return (origin + pathname).replace(/\/+$/, '');
  } catch {
    // Said below.
  }
  throw new TypeError('baseUrl must be an address like https://service.example');
}
