import type { KnowledgeFile } from '../../domain/knowledge/import-articles.ts';
import type { RateLimitOptions, RateLimits } from '../rate-limits/rate-limits.ts';
import type { CustomerTokenKeyOptions } from './customer-token-key.ts';

/**
 * A queue of a tenant. The same slug is the same queue over all starts.
 *
 * @public
 */
export interface QueueOptions {
  /** Lower case letters, digits and hyphens. */
  readonly slug: string;
  readonly name: string;
  /** Skill that an agent must have to serve it. @defaultValue null, any agent */
  readonly skill?: string | null;
  /** @defaultValue true */
  readonly open?: boolean;
  /** How long one customer takes, until it was measured. @defaultValue 180 000 */
  readonly handlingTimeMs?: number;
  /** Letter in front of its tickets. @defaultValue `A` for the first queue, `B` for the next, … */
  readonly ticketPrefix?: string;
}

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

/**
 * What the service knows of a tenant while it runs.
 *
 * @internal
 */
export interface TenantSettings {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly allowedOrigins: readonly string[];
  readonly offerTimeoutMs: number;
  readonly customerTokenKeys: readonly CustomerTokenKeyOptions[];
  readonly rateLimits: RateLimits | false;
}
