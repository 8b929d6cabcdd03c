import { toLanguageTag } from '@tellerkit/contract/wire';
import { refuseSecret } from '../authentication/refuse-secret.ts';
import type { TokenProvider } from '../authentication/token.ts';
import type { ToTokenSource } from '../authentication/token-source.ts';
import { atLeast } from '../base/at-least.ts';
import { systemClock } from '../base/clock.ts';
import { readHeaders } from '../base/headers.ts';
import type { TellerClientOptions } from '../transport/client-options.ts';
import { fetchTransport } from '../transport/http-transport.ts';
import { createRetryBudget } from '../transport/retry-budget.ts';
import type { Settings } from '../transport/settings.ts';

/**
 * Checks options and fills in defaults.
 *
 * @param base - Settings of the original client. Unchanged parts with state, such as the token, stay shared.
 * @param toSource - Makes the token source of a provider. By default, a provider is refused.
 * @throws TypeError that says what to change.
 */
export function readSettings(
  options: TellerClientOptions,
  base?: Settings,
  toSource: ToTokenSource = (provider) => refuseSecret(provider) as never,
): Settings {
  const { token, retryBudget = 100, clock = systemClock, random = Math.random } = options;
  const locale = toLanguageTag(options.locale);
  const baseOptions = base?.options;
  const baseUrl = readBaseUrl(options.baseUrl);
  const credential = readCredential(options);
  const isSameToken = baseOptions?.token === token && base?.clock === clock;
  const sharedSource = isSameToken && base?.credential;
  return {
    options,
    baseUrl,
    credential:
      typeof credential === 'string'
        ? credential
        : sharedSource || toSource(credential, clock, random),
    headers: readHeaders({ ...(locale && { 'accept-language': locale }), ...options.headers }),
    timeoutMs: atLeast(1, 'timeoutMs', options.timeoutMs ?? 15_000),
    totalTimeoutMs: atLeast(1, 'totalTimeoutMs', options.totalTimeoutMs ?? 60_000),
    maxRetries: atLeast(0, 'maxRetries', options.maxRetries ?? 3),
    budget:
      base?.baseUrl === baseUrl && baseOptions?.retryBudget === options.retryBudget
        ? base.budget
        : createRetryBudget(atLeast(0, 'retryBudget', retryBudget)),
    logger: options.logger,
    // Looks up the global `fetch` on each call, so that a wrapper that the page installs later takes effect.
    http:
      options.http ??
      fetchTransport(options.fetch ?? ((input, init) => globalThis.fetch(input, init))),
    clock,
    random,
  };
}

/** @throws TypeError if the credential is missing, or a secret key is passed under another option. */
function readCredential({ publishableKey, secretKey, token }: TellerClientOptions) {
  const credential = token ?? secretKey ?? publishableKey;
  if (!credential) throw new TypeError('Pass `publishableKey`, `secretKey` or `token`.');
  refuseSecret(credential !== secretKey && (credential as string).startsWith?.('sk_'));
  return credential as string | TokenProvider;
}

function readBaseUrl(baseUrl: string): string {
  try {
    const { href } = new URL(baseUrl, globalThis.location?.href);
    // Before the first slash of the path, an `@` follows a user name.
    const [url] = /^https?:..[^/@]+(?=\/)(\/+[^/?#]+)*/.exec(href) as RegExpExecArray;
    return url;
  } catch {
    throw new TypeError('`baseUrl` must be an http(s) URL without user name.');
  }
}
