import { randomHex } from '../base/hash.ts';
import { holdsLongNumber } from '../base/long-number.ts';

const idBytes = 12;

/** Matches random ids: a UUID, or hex with at least one letter, each also after a prefix. */
const randomId =
  /^(?:[a-z]{2,8}[-_])?(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?=\d*[a-f])[\da-f]{16,64})$/;

const nameLike = /^[\w-]{8,64}$/;

/**
 * Returns the request id for the response, the log and the audit: the caller's `x-request-id`, or a new id if the
 * header is missing, malformed or may contain a card or account number.
 */
export function readRequestId({ headers }: Pick<Request, 'headers'>): string {
  const given = headers.get('x-request-id') ?? '';
  const isName = nameLike.test(given) && !holdsLongNumber(given) && /[a-z]/i.test(given);
  return isName || randomId.test(given) ? given : `req_${randomHex(idBytes)}`;
}
