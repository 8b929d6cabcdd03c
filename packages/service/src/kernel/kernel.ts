import type { Kysely } from 'kysely';
import type { Bus } from '../bus/bus.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/schema.ts';
import type { Tenants } from '../tenants/tenants.ts';
import type { StorageKeys } from '../tokens/storage-keys.ts';
import type { DeriveBytes } from '../tokens/derive-bytes.ts';
import type { Tokens } from '../tokens/tokens.ts';
import type { WebhookSender } from '../webhooks/webhook-sender.ts';
import type { NewId } from './ids.ts';
import type { Limits } from './limits.ts';
import type { Logger } from './logger.ts';
import type { Transact } from './work.ts';

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
