import type { KnowledgeFile } from '../../search/knowledge-file.ts';
import type { BoundOptions } from '../bounds/bounds.ts';
import type { RateLimitOptions } from '../rate-limits/rate-limits.ts';
import type { CustomerTokenKeyOptions } from './customer-token-key.ts';
import type { QueueOptions } from './queue-options.ts';
import type { SessionOptions } from './session-options.ts';

/**
 * A tenant of the service: a bank or brand. The service writes the options to the database at each start. The slug
 * identifies the tenant. Keys that the options no longer contain stop working.
 *
 * @public
 */
export interface TenantOptions {
  /** Lower-case letters, digits and hyphens. */
  readonly slug: string;
  readonly name: string;
  /** Publishable keys for pages: `pk_` and at least 16 characters. */
  readonly publishableKeys: readonly string[];
  /** Secret keys for back ends: `sk_` and at least 16 characters. */
  readonly secretKeys: readonly string[];
  /**
   * Origins whose pages may call the service. The origin of the service itself is always allowed. An entry is one of:
   *
   * - an origin, such as `https://www.bank.example`, or `capacitor://localhost` of an app
   * - `https://*.bank.example` for the subdomains of a domain, at any depth, without the domain itself
   * - `null` for sandboxed frames and local files, `file://` for the local files of some web views. Every page can load
   *   itself into a sandboxed frame, so prefer an origin, with `allow-same-origin` in the `sandbox` attribute
   * - `*` for all
   *
   * `createService` throws a `TypeError` for any other entry, such as an origin with a path.
   * @defaultValue none
   */
  readonly allowedOrigins?: readonly string[];
  /**
   * Keys of back ends that sign customer tokens. To rotate a key, first add the new key, then switch the back ends to
   * it, then remove the old key.
   * @defaultValue none
   */
  readonly customerTokenKeys?: readonly CustomerTokenKeyOptions[];
  /**
   * Milliseconds after which an offer expires if its agent has not accepted it. The service then offers the customer to
   * the next agent.
   * @defaultValue 30 000
   */
  readonly offerTimeoutMs?: number;
  /**
   * Codes for the outcome of a conversation, which a webhook passes on: at most 100 slugs of at most 64 characters. The
   * service refuses every other `disposition`.
   * @defaultValue `solved`, `not-solved`, `follow-up`, `passed-on`, `abandoned`, `spam`
   */
  readonly dispositions?: readonly string[];
  /** Queues of the tenant. @defaultValue one queue for all customers */
  readonly queues?: readonly QueueOptions[];
  /**
   * Knowledge articles to import at the start. If an article is invalid, none is imported. An unchanged article gets no
   * new version.
   * @defaultValue none
   */
  readonly knowledge?: readonly KnowledgeFile[];
  /** Lifetimes of customer sessions. @defaultValue see {@link SessionOptions} */
  readonly sessions?: SessionOptions;
  /** Rate limits of the callers and client addresses of this tenant. @defaultValue the limits of the service */
  readonly rateLimits?: RateLimitOptions;
  /** Bounds on what the customers of this tenant hold and store. @defaultValue the bounds of the service */
  readonly bounds?: BoundOptions;
}
