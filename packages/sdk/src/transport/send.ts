import { ConnectionError } from '../errors/connection-error.ts';
import { errorFromResponse } from '../errors/error-from-response.ts';
import { ResponseShapeError } from '../errors/response-shape-error.ts';
import type { Settings } from '../settings.ts';
import type { Send } from './call.ts';

/**
 * The one place that touches the network. Redirects are not followed: a key goes to no other address.
 *
 * @internal
 */
export function createSend({ fetch, clock }: Settings): Send {
  return async ({ endpoint, url, headers, body, stream, signal = null }) => {
    let response: Response;
    let value: unknown;
    try {
      response = await fetch(url, {
        method: endpoint.method,
        headers,
        body,
        signal,
        redirect: 'manual',
      });
      if (!response.ok || !endpoint.response) value = await response.text();
      else if (!stream) value = await response.json();
    } catch (cause) {
      signal?.throwIfAborted();
      // The parser's own message quotes the text, which may be a customer's.
      if ((cause as Error).name === 'SyntaxError')
        throw new ResponseShapeError(endpoint.id, '', 'JSON');
      throw new ConnectionError(cause);
    }
    if (!response.ok) throw errorFromResponse(endpoint.id, response, String(value), clock.now());
    return { status: response.status, headers: response.headers, value, body: response.body };
  };
}
