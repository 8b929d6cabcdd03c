/**
 * The answer that a call's data came in, for what the data does not hold: status, headers, request id.
 *
 * @public
 */
export interface ResponseInfo {
  readonly status: number;
  /** By name, in any case: `headers.get('ratelimit')`. */
  readonly headers: Pick<Headers, 'get'>;
  /** Quote it to whoever runs the service. */
  readonly requestId: string | undefined;
  /** Which try of the call it answers; 0 is the first. */
  readonly attempt: number;
}
