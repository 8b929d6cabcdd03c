import type { Assistant } from './assistant/assistant.ts';
import type { Clock } from './base/clock.ts';
import type { Limits } from './base/limits.ts';
import type { Logger } from './base/logger.ts';
import type { BoundOptions } from './platform/bounds/bounds.ts';
import type { RateLimitOptions } from './platform/rate-limits/rate-limits.ts';
import type { TenantOptions } from './platform/tenants/tenant-options.ts';
import type { WebhookSender } from './platform/webhooks/webhook-sender.ts';
import type { Bus } from './store/bus/bus.ts';
import type { OpenedDatabase } from './store/database/opened-database.ts';

/**
 * Options of {@link createService}.
 *
 * @public
 */
export interface ServiceOptions {
  /** Database that `openSqlite`, `openPostgres` or `openPageDatabase` opened. The service closes it. */
  readonly database: OpenedDatabase;
  /** Banks that the service serves. Each bank is a tenant. */
  readonly tenants: readonly TenantOptions[];
  /**
   * Assistant that answers customers; null for none.
   * @defaultValue the built-in assistant, which answers from the tenant's articles
   */
  readonly assistant?: Assistant | null;
  /**
   * Bus between the nodes of the service.
   * @defaultValue on PostgreSQL a bus between all nodes, else a bus within this process
   */
  readonly bus?: Bus;
  /** Clock of the service. @defaultValue the machine's time */
  readonly clock?: Clock;
  /**
   * Secret that signs tokens and from which the keys of stored data derive, at least 32 characters. All nodes of a
   * service need the same secret. With another secret, pages cannot read their stored messages, and webhooks cannot be
   * signed. A key file instead lets the signing keys change.
   * @defaultValue on SQLite the keys in the file `<data file>.key`, which the first start creates; on PostgreSQL the
   * keys in the file `keyFile` of `openPostgres`; for a database in memory, a secret that ends with it
   */
  readonly signingSecret?: string;
  /**
   * Sends webhooks, see `createWebhookSender` of `@tellerkit/service/node`.
   * @defaultValue none: deliveries wait and report `no-sender`
   */
  readonly webhookSender?: WebhookSender;
  /** Receives log lines. @defaultValue none */
  readonly logger?: Logger;
  /**
   * URL at which callers reach the service, for example `https://chat.bank.example`. Pages of its origin may call every
   * tenant, and the OpenAPI document names it as the server. Set it if the service stands behind a proxy.
   * @defaultValue none: pages of the service's own origin may call it only under an IP address or `localhost`
   */
  readonly publicUrl?: string;
  /**
   * Set to false to serve neither the API reference at `/docs` nor the OpenAPI document at `/v1/openapi.json`. Both then
   * respond with 404. @defaultValue true
   */
  readonly reference?: boolean;
  /** Limits of the service. Omitted limits keep their defaults. */
  readonly limits?: Partial<Limits>;
  /** Rate limits of callers and client addresses. Each node counts its requests separately. */
  readonly rateLimits?: RateLimitOptions;
  /** Bounds on what customers hold and store. Omitted bounds keep their defaults. */
  readonly bounds?: BoundOptions;
}
