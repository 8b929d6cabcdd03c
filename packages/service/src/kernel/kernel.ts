import type { Kysely } from 'kysely';
import type { Bus } from '../store/bus/bus.ts';
import type { Clock } from '../base/clock.ts';
import type { Database } from '../store/database/schema.ts';
import type { Tenants } from '../platform/tenants/tenants.ts';
import type { StorageKeys } from '../platform/tokens/storage-keys.ts';
import type { DeriveBytes } from '../platform/tokens/derive-bytes.ts';
import type { Tokens } from '../platform/tokens/tokens.ts';
import type { WebhookSender } from '../platform/webhooks/webhook-sender.ts';
import type { NewId } from '../base/ids.ts';
import type { Limits } from '../base/limits.ts';
import type { Logger } from '../base/logger.ts';
import type { Transact } from '../store/unit-of-work.ts';

/**
 * What every domain of the service is given.
 *
 * @internal
 */
export interface Kernel {
  /** For reading outside a transaction. Inside one, only the transaction's own `db` may be used. */
  readonly db: Kysely<Database>;
  readonly databaseKind: 'sqlite' | 'postgres';
  readonly transact: Transact;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly tenants: Tenants;
  readonly tokens: Tokens;
  readonly storageKeys: StorageKeys;
  /** Keys for other purposes than tokens, from the same secret. */
  readonly deriveBytes: DeriveBytes;
  /** Sends webhooks; undefined where none can be sent, as in a page. */
  readonly webhookSender: WebhookSender | undefined;
  readonly limits: Limits;
  readonly logger: Logger;
  /** Whether the service is about to close and wants no more requests. */
  readonly isDraining: () => boolean;
  /** Aborts when the service closes. */
  readonly signal: AbortSignal;
  /** Adds work that {@link Service.close} waits for. */
  track(work: Promise<unknown>): void;
}
