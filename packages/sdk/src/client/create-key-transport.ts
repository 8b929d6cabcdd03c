import { refuseSecret } from '../authentication/refuse-secret.ts';
import type { ToTokenSource } from '../authentication/token-source.ts';
import { authentication } from '../policies/authentication.ts';
import { idempotencyKey } from '../policies/idempotency-key.ts';
import { log } from '../policies/log.ts';
import { requestId } from '../policies/request-id.ts';
import { retry } from '../policies/retry.ts';
import { attemptTelemetry, telemetry } from '../policies/telemetry.ts';
import { timeout } from '../policies/timeout.ts';
import type { Policy, Send } from '../transport/call.ts';
import type { TellerClientOptions } from '../transport/client-options.ts';
import { describe } from '../transport/describe.ts';
import type { Input } from '../transport/describe.ts';
import { createSend } from '../transport/send.ts';
import type { Settings } from '../transport/settings.ts';
import { parseAnswer } from '../transport/transport.ts';
import type { Transport } from '../transport/transport.ts';
import { readSettings } from './read-settings.ts';

/**
 * Creates the transport of a client that sends a key. It sends each call through all policies and checks the response.
 * Does not load the code that renews tokens, which `createTransport` adds.
 *
 * @param checkSecret - Throws if the settings must not use their secret key. Also checks the settings of each transport
 * that `with` returns. By default every secret key is refused, because only a `TellerClient` loads further checks.
 * @param toSource - Caches and renews the tokens of a provider. By default, a provider is refused.
 * @throws TypeError for invalid options.
 *
 * @internal
 */
export function createKeyTransport(
  options: TellerClientOptions,
  base?: Settings,
  checkSecret = ({ options: { secretKey } }: Settings) => refuseSecret(secretKey),
  toSource?: ToTokenSource,
): Transport {
  const settings = readSettings(options, base, toSource);
  checkSecret(settings);
  // Ordered from the caller to the network. The policies after `retry` run once per attempt.
  const policies: readonly Policy[] = [
    requestId(),
    idempotencyKey,
    telemetry(settings),
    retry(settings),
    authentication(settings),
    timeout(settings),
    attemptTelemetry,
    log(settings),
  ];
  const send = policies.reduceRight<Send>(
    (next, policy) => (call) => policy(call, next),
    createSend(settings),
  );
  return {
    settings: () => settings,
    async call(endpoint, input, callOptions) {
      const { text } = await send(describe(settings, endpoint, input as Input, callOptions));
      return parseAnswer(endpoint, text);
    },
    async open(endpoint, input, callOptions) {
      return send(describe(settings, endpoint, input as Input, callOptions, true));
    },
    with(changes) {
      const { publishableKey, secretKey, token } = changes;
      // A new credential replaces the old credential, even under another option: a `token` replaces a `secretKey`.
      const none = { publishableKey: undefined, secretKey: undefined, token: undefined };
      const cleared = (publishableKey ?? secretKey ?? token) && none;
      return createKeyTransport(
        { ...options, ...cleared, ...changes } as TellerClientOptions,
        settings,
        checkSecret,
        toSource,
      );
    },
  };
}
