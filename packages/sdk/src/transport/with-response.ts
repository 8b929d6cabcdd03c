import type { CallOptions } from './call-options.ts';
import type { ResponseInfo } from './response-info.ts';

/**
 * Makes one call and gives its typed data together with the answer it came in.
 *
 * @param call - Has to hand its `options` on to the call.
 * @throws What the call rejects with. TypeError if the options were not handed on.
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
  if (!response) throw new TypeError('Hand the options on to the call.');
  return { data, response };
}
