import { parseShape } from '@tellerkit/contract/wire';
import type { InputOf, OutputOf, ShapeError, WireEndpoint } from '@tellerkit/contract/wire';
import { ResponseShapeError } from '../errors/response-shape-error.ts';
import type { CallOptions, TellerClientOptions } from './client-options.ts';
import { authentication } from '../policies/authentication.ts';
import { idempotencyKey } from '../policies/idempotency-key.ts';
import { log } from '../policies/log.ts';
import { requestId } from '../policies/request-id.ts';
import { retry } from '../policies/retry.ts';
import { telemetry, tryTelemetry } from '../policies/telemetry.ts';
import { timeout } from '../policies/timeout.ts';
import { readSettings } from '../client/read-settings.ts';
import type { Settings } from '../client/read-settings.ts';
import type { Policy, Reply, Send } from './call.ts';
import { describe } from './describe.ts';
import type { Input } from './describe.ts';
import { createSend } from './send.ts';

/**
 * What resources call the service through.
 *
 * @internal
 */
export interface Transport {
  readonly settings: Settings;
  /** Calls an endpoint and checks its answer. */
  call<W extends WireEndpoint>(
    endpoint: W,
    input: InputOf<W>,
    options?: CallOptions,
  ): Promise<OutputOf<W>>;
  /** Opens an endpoint's stream of events; time-outs hold until it is open. */
  open<W extends WireEndpoint>(
    endpoint: W,
    input: InputOf<W>,
    options?: CallOptions,
  ): Promise<Reply>;
  /** A transport with some options changed; see `TellerClient.withOptions`. */
  with(options: Partial<TellerClientOptions>): Transport;
}

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

/**
 * Reads an answer, or an event of a stream, and checks it against the endpoint's shape.
 *
 * @throws {@link ResponseShapeError} that says where it differs.
 *
 * @internal
 */
export function parseAnswer<W extends WireEndpoint>(
  { id, response }: W,
  text: string | undefined,
): OutputOf<W> {
  try {
    return (response && parseShape(response, JSON.parse(String(text)))) as OutputOf<W>;
  } catch (error) {
    // The JSON parser's own message quotes the text, which may be a customer's.
    const { path = '', expected = 'JSON' } = error as Partial<ShapeError>;
    throw new ResponseShapeError(id, path, expected);
  }
}
