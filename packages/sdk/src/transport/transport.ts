import { parseShape } from '@tellerkit/contract/wire';
import type { InputOf, OutputOf, ShapeError, WireEndpoint } from '@tellerkit/contract/wire';
import { ResponseShapeError } from '../errors/response-shape-error.ts';
import type { CallOptions } from './call-options.ts';
import type { Reply } from './call.ts';
import type { TellerClientOptions } from './client-options.ts';
import type { Settings } from './settings.ts';

/**
 * Sends the calls of the resources to the service.
 *
 * @internal
 */
export interface Transport {
  /** Returns the settings. They hold credentials, so no property leads to them. */
  readonly settings: () => Settings;
  /** Calls an endpoint and checks the response. */
  call<W extends WireEndpoint>(
    endpoint: W,
    input: InputOf<W>,
    options?: CallOptions,
  ): Promise<OutputOf<W>>;
  /** Opens the event stream of an endpoint. Timeouts apply until the stream is open. */
  open<W extends WireEndpoint>(
    endpoint: W,
    input: InputOf<W>,
    options?: CallOptions,
  ): Promise<Reply>;
  /** Returns a transport with some options changed, see `TellerClient.withOptions`. */
  with(options: Partial<TellerClientOptions>): Transport;
}

/**
 * Parses a response, or an event of a stream, and checks it against the endpoint's wire shape.
 *
 * @throws {@link ResponseShapeError} that names the field that differs.
 */
export function parseAnswer<W extends WireEndpoint>(
  { id, response }: W,
  text: string | undefined,
): OutputOf<W> {
  try {
    return (response && parseShape(response, JSON.parse(String(text)))) as OutputOf<W>;
  } catch (error) {
    // Leaves out the message of the JSON parser, because it quotes the text, which may be customer data.
    const { path = '', expected = 'JSON' } = error as Partial<ShapeError>;
    throw new ResponseShapeError(id, path, expected);
  }
}
