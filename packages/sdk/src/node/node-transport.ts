/// <reference lib="esnext.disposable" preserve="true" />
import { TellerError } from '../errors/teller-error.ts';
import type { HttpTransport } from '../transport/http-transport.ts';
import type { NodeTransportOptions } from './node-transport-options.ts';
import { createSockets, loadUndici } from './sockets.ts';
import { streamedAnswer } from './streamed-answer.ts';
import { WholeAnswer } from './whole-answer.ts';

/**
 * A transport over sockets that are kept open between calls.
 *
 * @public
 */
export interface NodeTransport extends HttpTransport, AsyncDisposable {
  /**
   * Waits for the calls at work, ends live streams, closes all sockets. A call made later, and a stream that
   * would reconnect, fails for good with a `ConnectionError` of code `transport-closed`. No call is needed to
   * let the process end: an idle socket does not hold it.
   */
  close(): Promise<void>;
}

/**
 * A transport for Node that keeps its sockets: several times the calls of `fetch` for the same work, and TLS of
 * your own, client certificates and proxies. Everything else is as with `fetch`: time-outs, retries, aborts,
 * streams, errors, no redirect followed.
 *
 * It stands on the package `undici`, which you install beside the SDK.
 *
 * @throws TypeError if `undici` is not installed, or an option cannot work.
 *
 * @example
 * ```ts
 * import { TellerClient } from '@tellerkit/sdk';
 * import { nodeTransport } from '@tellerkit/sdk/node';
 *
 * const http = await nodeTransport({ proxy: 'environment' });
 * const client = new TellerClient({ baseUrl, secretKey, http });
 * // at the end of the process, if it shuts down in order
 * await http.close();
 * ```
 *
 * @public
 */
export async function nodeTransport(options: NodeTransportOptions = {}): Promise<NodeTransport> {
  const { maxSockets = 100, keepAliveMs = 4000 } = options;
  if (!(maxSockets >= 1)) throw new TypeError('maxSockets must be a number from 1.');
  if (!(keepAliveMs >= 1)) throw new TypeError('keepAliveMs must be a number from 1.');
  const undici = await loadUndici();
  const calls = createSockets(undici, options, maxSockets);
  // Were streams to take the sockets of calls, as many streams as sockets would block every call.
  const streams = createSockets(undici, options, null);
  let closing: Promise<void> | undefined;
  const close = () =>
    (closing ??= Promise.all([calls.close(), streams.destroy()]).then(() => undefined));
  // One promise a call: each further one costs what a call can be told by.
  const transport: HttpTransport = ({ stream, url, signal, method, headers, body }) =>
    new Promise((resolve, reject) => {
      if (closing) throw closedError();
      signal?.throwIfAborted();
      const pathAt = url.indexOf('/', url.indexOf('//') + 2);
      const origin = url.slice(0, pathAt);
      const request = { origin, path: url.slice(pathAt), method, headers, body };
      if (stream) resolve(streams.request({ ...request, signal }).then(streamedAnswer));
      else calls.dispatch(request, new WholeAnswer(signal, resolve, reject));
    });
  return Object.assign(transport, { close, [Symbol.asyncDispose]: close });
}

const closedError = () =>
  new TellerError('ConnectionError', 'The transport is closed. Make a new one.', {
    code: 'transport-closed',
  });
