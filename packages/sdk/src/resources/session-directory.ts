import type { SessionSummary } from '@tellerkit/contract';
import {
  listSessions,
  revokeCustomerSessions,
  revokeOtherSessions,
  revokeSession,
} from '@tellerkit/contract/wire';
import { listPages } from '../pages/list-pages.ts';
import type { PageList } from '../pages/page-list.ts';
import type { CallOptions } from '../transport/call-options.ts';
import type { PageQuery } from './page-query.ts';
import { Sessions } from './sessions.ts';

/** Filters for a list of sessions. @public */
export interface SessionQuery extends PageQuery {
  /** Lists only the sessions of this customer. Requires a secret key. */
  readonly customerId?: string | undefined;
}

/** Sessions of customers, with the calls that list and end them. @public */
export class SessionDirectory extends Sessions {
  /**
   * Lists open sessions, newest first. A customer's token lists the customer's own sessions, of which `current` is the
   * caller's. A secret key lists those of the tenant, or of one customer.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * for await (const { channel, lastUsedAt } of client.sessions.list({ customerId })) console.log(channel, lastUsedAt);
   * ```
   */
  list(query: SessionQuery = {}, options?: CallOptions): PageList<SessionSummary> {
    return listPages(this.transport, listSessions, { query }, options);
  }

  /**
   * Ends a session. Its tokens and streams end at once. A customer's token ends only the customer's own sessions.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * await client.sessions.revoke(sessionId);
   * ```
   */
  async revoke(sessionId: string, options?: CallOptions): Promise<void> {
    await this.transport.call(revokeSession, { params: { sessionId } }, options);
  }

  /**
   * Ends all sessions of the customer except the caller's, for example after a customer has lost a phone. Requires a
   * customer's token.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * await client.sessions.revokeOthers();
   * ```
   */
  async revokeOthers(options?: CallOptions): Promise<void> {
    await this.transport.call(revokeOtherSessions, {}, options);
  }

  /**
   * Ends all sessions of a customer, for example after a fraud. Requires a secret key. A customer token that the
   * customer has not used yet can still open a session until it expires.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * await client.sessions.revokeAll(customerId);
   * ```
   */
  async revokeAll(customerId: string, options?: CallOptions): Promise<void> {
    await this.transport.call(revokeCustomerSessions, { params: { customerId } }, options);
  }
}
