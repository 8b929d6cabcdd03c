import type { KnowledgeFile } from '../../search/knowledge-file.ts';
import type { RateLimitOptions } from '../rate-limits/rate-limits.ts';
import type { CustomerTokenKeyOptions } from './customer-token-key.ts';
import type { QueueOptions } from './queue-options.ts';

/**
 * A bank or brand that the service works for. Written to the database at each start: the same slug is
 * the same tenant, and keys that are no longer named stop working.
 *
 * @public
 */
export interface TenantOptions {
  /** Lower case letters, digits and hyphens. */
  readonly slug: string;
  readonly name: string;
  /** For pages: `pk_` and at least 16 characters. */
  readonly publishableKeys: readonly string[];
  /** For back ends: `sk_` and at least 16 characters. */
  readonly secretKeys: readonly string[];
  /**
   * Origins whose pages may call, for example `https://www.bank.example`, or `*`. The service's own
   * origin always may.
   * @defaultValue none
   */
  readonly allowedOrigins?: readonly string[];
  /**
   * Keys of back ends that sign customer tokens by themselves. To change one, name the new one beside it, let the
   * back ends change over, then take the old one out.
   * @defaultValue none
   */
  readonly customerTokenKeys?: readonly CustomerTokenKeyOptions[];
  /** How long an offer waits for an agent before it goes to the next. @defaultValue 30 000 */
  readonly offerTimeoutMs?: number;
  /** @defaultValue one queue for everybody */
  readonly queues?: readonly QueueOptions[];
  /**
   * Articles to write to the knowledge at the start, all or none. One that did not change stays as it is.
   * @defaultValue none
   */
  readonly knowledge?: readonly KnowledgeFile[];
  /** How much each caller of this tenant may ask for. @defaultValue the limits of the service */
  readonly rateLimits?: RateLimitOptions;
}
