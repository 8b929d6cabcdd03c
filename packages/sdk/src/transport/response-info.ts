import type { HeaderReader } from '../base/header-reader.ts';

/**
 * The response to a call, apart from its data: status, headers and request id.
 *
 * @public
 */
export interface ResponseInfo {
  readonly status: number;
  /** Headers by name, in upper or lower case: `headers.get('ratelimit')`. */
  readonly headers: HeaderReader;
  /** Id of the request. Quote it to the operator of the service. */
  readonly requestId: string | undefined;
  /** Number of the attempt that got this response; 0 is the first. */
  readonly attempt: number;
}
