import { randomHex } from '../base/hash.ts';
import { holdsLongNumber } from '../base/long-number.ts';

const ownBytes = 12;

/** As machines draw them: a UUID, or hex with a letter in it, both also behind a prefix. */
const drawn =
  /^(?:[a-z]{2,8}[-_])?(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?=\d*[a-f])[\da-f]{16,64})$/;

const named = /^[\w-]{8,64}$/;

/**
 * The request id that an answer, the log and the audit quote: the caller's own from `x-request-id`, unless it may hold
 * the number of a card or account, else a fresh one.
 */
export function readRequestId({ headers }: Request): string {
  const given = headers.get('x-request-id') ?? '';
  const isName = named.test(given) && !holdsLongNumber(given) && /[a-z]/i.test(given);
  return isName || drawn.test(given) ? given : `req_${randomHex(ownBytes)}`;
}
