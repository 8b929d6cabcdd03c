import { authentication } from '../policies/authentication.ts';
import { idempotencyKey } from '../policies/idempotency-key.ts';
import { log } from '../policies/log.ts';
import { requestId } from '../policies/request-id.ts';
import { retry } from '../policies/retry.ts';
import { telemetry, tryTelemetry } from '../policies/telemetry.ts';
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
 * Builds the way from a call to the network, and back to a checked answer.
 *
 * @throws TypeError for options that cannot work.
 *
 * @internal
 */
export function createTransport(options: TellerClientOptions, base?: Settings): Transport {
  const settings = readSettings(options, base);
  // From the caller to the network. Those after `retry` see each try on its own.
  const policies: readonly Policy[] = [
    requestId(),
    idempotencyKey,
    telemetry(settings),
    retry(settings),
    authentication(settings),
    timeout(settings),
    tryTelemetry,
    log(settings),
  ];
  const send = policies.reduceRight<Send>(
    (next, policy) => (call) => policy(call, next),
    createSend(settings),
  );
  return {
    settings,
    async call(endpoint, input, callOptions) {
      const { text } = await send(describe(settings, endpoint, input as Input, callOptions));
      return parseAnswer(endpoint, text);
    },
    async open(endpoint, input, callOptions) {
      return send(describe(settings, endpoint, input as Input, callOptions, true));
    },
    with(changes) {
      const { publishableKey, secretKey, token } = changes;
      // Who calls is one choice of three: another one takes its place.
      const others = { publishableKey: undefined, secretKey: undefined, token: undefined };
      const replaced = (publishableKey ?? secretKey ?? token) && others;
      return createTransport(
        { ...options, ...replaced, ...changes } as TellerClientOptions,
        settings,
      );
    },
  };
}
