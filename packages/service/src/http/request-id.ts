import { holdsCheckedNumber } from '@tellerkit/contract';
import { randomHex } from '../base/hash.ts';

const idBytes = 12;

/** A UUID of RFC 9562: any version, variant 10. */
const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/** A trace id of W3C Trace Context. A trace id of digits only is possible, but rarer than a number in its place. */
const traceId = /^(?=\d*[a-f])[\da-f]{32}$/;

const traceParent = /^(?!ff)[\da-f]{2}-([\da-f]{32})-(?=\d*[a-f])[\da-f]{16}-[\da-f]{2}$/;

/**
 * Returns the request id for the response, the log and the audit. It is the caller's `x-request-id` if that is a UUID
 * or a trace id and holds no number of a card or a person. Otherwise the id is new.
 */
export function readRequestId({ headers }: Pick<Request, 'headers'>): string {
  const given = headers.get('x-request-id') ?? '';
  const isId = isUuid(given) || traceId.test(given);
  return isId && !holdsCheckedNumber(given) ? given : `req_${randomHex(idBytes)}`;
}

/**
 * Returns the caller's `traceparent` for the response, or undefined if it is missing, invalid or holds the number of a
 * card or a person.
 */
export function readTraceParent({ headers }: Request): string | undefined {
  const given = headers.get('traceparent') ?? '';
  const [, trace = ''] = traceParent.exec(given) ?? [];
  return traceId.test(trace) && !holdsCheckedNumber(given) ? given : undefined;
}

function isUuid(text: string): boolean {
  return uuid.test(text) && /[a-f]/i.test(text);
}
