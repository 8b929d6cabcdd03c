import { ConnectionError } from '../errors/connection-error.ts';
import { errorFromResponse } from '../errors/error-from-response.ts';
import type { Settings } from '../settings.ts';
import type { Send } from './call.ts';

/**
 * The one place that touches the network. Redirects are not followed: a key goes to no other address.
 *
 * @internal
 */
export function createSend({ fetch, clock }: Settings): Send {
  return async ({ endpoint, url, headers, body, stream, signal = null }) => {
    const requestId = headers['x-request-id'];
    let response: Response;
    let text: string | undefined;
    try {
      const { method } = endpoint;
      response = await fetch(url, { method, headers, body, signal, redirect: 'manual' });
      if (!stream || !response.ok) text = await response.text();
    } catch (cause) {
      signal?.throwIfAborted();
      throw new ConnectionError(cause, requestId);
    }
    if (!response.ok)
      throw errorFromResponse(endpoint.id, response, String(text), clock.now(), requestId);
    return { status: response.status, headers: response.headers, text, body: response.body };
  };
}
