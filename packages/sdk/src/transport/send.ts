import { ConnectionError } from '../errors/connection-error.ts';
import { toResponseError } from '../errors/to-response-error.ts';
import { hasName } from '../errors/teller-error.ts';
import { readText } from './read-text.ts';
import type { Settings } from './settings.ts';
import type { Send } from './call.ts';
import type { HttpResponse } from './http-transport.ts';

/**
 * Creates the only function that uses the network. It turns error responses of every transport into the same errors.
 */
export function createSend({ http, clock }: Settings): Send {
  return async ({ endpoint, url, headers, body, stream, signal, options, attempt }) => {
    const requestId = headers['x-request-id'];
    let response: HttpResponse;
    let isGood: boolean;
    let text: string | undefined;
    try {
      response = await http({ method: endpoint.method, url, headers, body, signal, stream });
      isGood = response.status >= 200 && response.status < 300;
      if (!stream || !isGood) text = await readText(response, isGood ? endpoint.id : undefined);
    } catch (cause) {
      signal?.throwIfAborted();
      // A transport may throw a more precise error than a ConnectionError.
      if (hasName(cause)) throw cause;
      throw new ConnectionError(cause, requestId, url);
    }
    options.onResponse?.({
      status: response.status,
      headers: response.headers,
      requestId: response.headers.get('x-request-id') ?? requestId,
      attempt,
    });
    if (!isGood) throw toResponseError(endpoint.id, response, String(text), clock.now(), requestId);
    return { status: response.status, headers: response.headers, text, body: response.body };
  };
}
