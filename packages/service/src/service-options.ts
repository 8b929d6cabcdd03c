import type { Assistant } from './assistant/assistant.ts';
import type { Clock } from './base/clock.ts';
import type { Limits } from './base/limits.ts';
import type { Logger } from './base/logger.ts';
import type { RateLimitOptions } from './platform/rate-limits/rate-limits.ts';
import type { TenantOptions } from './platform/tenants/tenant-options.ts';
import type { WebhookSender } from './platform/webhooks/webhook-sender.ts';
import type { Bus } from './store/bus/bus.ts';
import type { OpenedDatabase } from './store/database/opened-database.ts';

/**
 * What {@link createService} makes a service of.
 *
 * @public
 */
export interface ServiceOptions {
  /** Opened by `openSqlite`, `openPostgres` or `openPageDatabase`; closed with the service. */
  readonly database: OpenedDatabase;
  /** Whom the service works for. */
  readonly tenants: readonly TenantOptions[];
  /** Who answers customers. @defaultValue the built-in one, from the tenant's knowledge; null for none */
  readonly assistant?: Assistant | null;
  /** @defaultValue over PostgreSQL a bus among all its nodes, else one within this process */
  readonly bus?: Bus;
  /** @defaultValue the machine's time */
  readonly clock?: Clock;
  /**
   * What tokens are signed with, at least 32 characters. All nodes of a service need the same.
   * @defaultValue one made at the first start and kept in the database
   */
  readonly signingSecret?: string;
  /**
   * Sends webhooks, see `createWebhookSender` of `@tellerkit/service/node`.
   * @defaultValue none: deliveries wait, and say so
   */
  readonly webhookSender?: WebhookSender;
  /** Takes log lines. @defaultValue none */
  readonly logger?: Logger;
  /** Bounds to set otherwise. */
  readonly limits?: Partial<Limits>;
  /** How much each caller may ask for, counted by each node for itself. */
  readonly rateLimits?: RateLimitOptions;
}
