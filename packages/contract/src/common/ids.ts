import * as z from 'zod/mini';

/**
 * Every prefix that an id of the service starts with, and what the id names.
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
 * What an id can name.
 *
 * @public
 */
export type IdKind = keyof typeof idPrefixes;

/**
 * Schema of an id: its prefix, an underscore, and 26 characters that sort by time of creation
 * (ULID in lower case, Crockford's base 32).
 *
 * @public
 */
export function id(kind: IdKind) {
  return z.string().check(z.regex(new RegExp(`^${idPrefixes[kind]}_[0-9a-hjkmnp-tv-z]{26}$`)));
}
