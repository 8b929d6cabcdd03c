import type { CallOptions } from './call-options.ts';
import type { ResponseInfo } from './response-info.ts';

/**
 * Makes one call and returns its typed data together with the response.
 *
 * @param call - Function that makes the call and passes the given `options` on to the call.
 * @throws The error of the call, or a TypeError if `call` did not pass `options` on.
 *
 * @example
 * ```ts
 * const { data, response } = await withResponse((options) =>
 *   client.conversations.get(conversationId, options),
 * );
 * console.log(data.state, response.status, response.requestId, response.headers.get('ratelimit'));
 * ```
 *
 * @example One page of a list
 * ```ts
 * const { data, response } = await withResponse((options) => client.queues.list({}, options).first());
 * console.log(data.items.length, response.requestId);
 * ```
 *
 * @public
 */
export async function withResponse<T>(
  call: (options: Pick<CallOptions, 'onResponse'>) => Promise<T>,
): Promise<{ readonly data: T; readonly response: ResponseInfo }> {
  let response: ResponseInfo | undefined;
  const data = await call({ onResponse: (info) => (response = info) });
  if (!response) throw new TypeError('Pass the `options` on to the call.');
  return { data, response };
}
