import type { Clock } from '../base/clock.ts';
import { JsonPieces } from '../base/json-pieces.ts';
import type { Limits } from '../base/limits.ts';
import type { StoredResponse } from '../platform/idempotency/run-once.ts';
import { smallBytes } from './bytes-in-flight.ts';
import type { FlightShare } from './bytes-in-flight.ts';
import { pacedBody } from './paced-body.ts';
import type { RequestHead } from './served-request.ts';

/** Dependencies of {@link toResponse}. */
export interface ResponseParts {
  readonly clock: Clock;
  readonly limits: Pick<Limits, 'slowReaderMs'>;
}

/** A response to send. */
export interface UnsentResponse extends Omit<StoredResponse, 'body'> {
  readonly body: string | JsonPieces<unknown> | null;
  readonly request: Pick<RequestHead, 'method'>;
  /** Bytes in flight of the request. They change to those of the response. */
  readonly share: FlightShare;
  readonly replayed?: boolean;
  /** True after a change that has taken effect. Its response is never refused. @defaultValue false */
  readonly isChanged?: boolean;
}

const encoder = new TextEncoder();

/**
 * Creates an HTTP response. The bytes of a large response count as in flight until the client has taken them.
 *
 * @throws {@link ProblemError} `rate-limited` or `unavailable` if too many bytes are in flight.
 */
export function toResponse(parts: ResponseParts, unsent: UnsentResponse): Response {
  const { status, body, request, share, replayed = false, isChanged = false } = unsent;
  const headers = {
    ...(body !== null && { 'content-type': 'application/json' }),
    ...(replayed && { 'idempotent-replayed': 'true' }),
  };
  if (body === null || request.method === 'HEAD') return new Response(null, { status, headers });
  // A text of so few characters has few bytes, too
  if (body.length <= smallBytes / 3) return new Response(String(body), { status, headers });
  const bytes = body instanceof JsonPieces ? body.toBytes() : encoder.encode(body);
  if (bytes.length <= smallBytes) return new Response(bytes, { status, headers });
  if (isChanged) share.hold(bytes.length);
  else share.resize(bytes.length);
  share.isHeld = true;
  const paced = pacedBody(bytes, { ...parts, onEnd: () => share.release() });
  return new Response(paced, {
    status,
    headers: { ...headers, 'content-length': String(bytes.length) },
  });
}
