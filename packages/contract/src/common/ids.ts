import * as z from 'zod/mini';

/**
 * Prefixes of the service's ids, by kind of resource.
 *
 * @public
 */
export const idPrefixes = {
  tenant: 'tnt',
  session: 'ses',
  customer: 'cus',
  conversation: 'cnv',
  message: 'msg',
  queue: 'que',
  queueEntry: 'qen',
  agent: 'agt',
  assignment: 'asg',
  survey: 'svy',
  surveyResponse: 'rsp',
  article: 'art',
  webhookEndpoint: 'whe',
  webhookKey: 'whk',
  webhookDelivery: 'whd',
  webhookEvent: 'evt',
} as const;

/**
 * Kind of resource that an id names.
 *
 * @public
 */
export type IdKind = keyof typeof idPrefixes;

/**
 * Creates the schema of an id: prefix, underscore, and a ULID in lower case (26 characters of Crockford's
 * base 32). Ids of one kind sort by creation time.
 *
 * @public
 */
export function id(kind: IdKind) {
  return z.string().check(z.regex(new RegExp(`^${idPrefixes[kind]}_[0-9a-hjkmnp-tv-z]{26}$`)));
}
