import { ProblemError, notFound } from '../base/problem-error.ts';

/** Abort reason of a request context whose client has disconnected. */
export const clientLeft = 'client-left';
/** Abort reason of a request context whose key the tenant no longer has. */
export const keyRemoved = 'key-removed';
/** Abort reason of a request context whose agent lost the right to the answer. */
export const rightEnded = 'right-ended';
/** Abort reason of a request context whose session ended. */
export const sessionClosed = 'session-closed';
/** Abort reason of a request context whose token expired. */
export const tokenExpired = 'token-expired';

const refusals: Readonly<Record<string, () => ProblemError>> = {
  // Nobody reads this response. Its status shows in the metrics
  [clientLeft]: () =>
    new ProblemError('invalid-request', 'The client ended the request before its response.'),
  [keyRemoved]: () =>
    new ProblemError('invalid-key', 'The key was removed from the tenant. Use another key.'),
  [rightEnded]: notFound,
  [sessionClosed]: () =>
    new ProblemError('invalid-token', 'The session of this token has ended. Open a new session.'),
  [tokenExpired]: () =>
    new ProblemError(
      'expired-token',
      'The token expired while the request waited. Get a new token, and send the request again.',
    ),
};

/**
 * Returns the refusal of a read that waited while its context aborted. Undefined if the context did not abort, or
 * because the service closes: the service finishes the requests in progress.
 */
export function refusalOf({ reason }: AbortSignal): ProblemError | undefined {
  return typeof reason === 'string' ? refusals[reason]?.() : undefined;
}
