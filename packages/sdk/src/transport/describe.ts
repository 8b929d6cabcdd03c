import { cleanText } from '@tellerkit/contract/wire';
import type { WireEndpoint } from '@tellerkit/contract/wire';
import type { CallOptions } from './call-options.ts';
import { atLeast } from '../base/at-least.ts';
import type { Settings } from './settings.ts';
import type { Call } from './call.ts';
import { readHeaders } from '../base/headers.ts';
import { fillPath } from './path.ts';
import { formatQuery } from './query.ts';
import type { QueryFields } from './query.ts';

/** Input of any endpoint. */
export interface Input {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: QueryFields;
  readonly body?: unknown;
}

/**
 * Builds a call from an endpoint and its input, without sending it.
 *
 * @throws TypeError for an invalid path parameter, header or timeout.
 */
export function describe(
  settings: Pick<Settings, 'baseUrl' | 'headers' | 'timeoutMs' | 'totalTimeoutMs'>,
  endpoint: WireEndpoint,
  { params, query, body }: Input,
  options: CallOptions = {},
  stream = false,
): Call {
  const { idempotencyKey } = options;
  const headers: Record<string, string> = {
    ...settings.headers,
    accept: stream ? 'text/event-stream' : 'application/json',
  };
  if (body !== undefined) headers['content-type'] = 'application/json';
  Object.assign(headers, readHeaders(options.headers));
  if (idempotencyKey !== undefined)
    Object.assign(headers, readHeaders({ 'idempotency-key': idempotencyKey }));
  return {
    endpoint,
    url: settings.baseUrl + fillPath(endpoint.path, params) + formatQuery(query),
    headers,
    body: body === undefined ? null : JSON.stringify(body, cleanTexts),
    stream,
    signal: options.signal,
    options,
    timeoutMs: atLeast(1, 'timeoutMs', options.timeoutMs ?? settings.timeoutMs),
    totalTimeoutMs: atLeast(1, 'totalTimeoutMs', options.totalTimeoutMs ?? settings.totalTimeoutMs),
    attempt: 0,
    endsAt: Infinity,
  };
}

/**
 * Cleans each text, because the service refuses half an emoji and NUL, in each retry too. Ids stay as they are: a
 * cleaned id could be the id of somebody else.
 */
function cleanTexts(name: string, value: unknown): unknown {
  return typeof value === 'string' && !name.endsWith('Id') ? cleanText(value) : value;
}
