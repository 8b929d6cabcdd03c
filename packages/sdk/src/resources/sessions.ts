import type { NewSession, Session, SessionRefresh, StorageKey } from '@tellerkit/contract';
import { createSession, endSession, getStorageKey, refreshSession } from '@tellerkit/contract/wire';
import type { CallOptions } from '../transport/call-options.ts';
import { Resource } from './resource.ts';

/** Sessions of customers. In a page, `CustomerSession` makes these calls for you. @public */
export class Sessions extends Resource {
  /**
   * Opens a session, anonymous or for the customer named by a customer token. Each call opens another session, also with
   * the same `idempotencyKey`. Requires a publishable key.
   *
   * @throws AuthenticationError with code `invalid-token` or `expired-token`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * const session = await client.sessions.create({ channel: 'web', locale: 'en' });
   * ```
   */
  create(body: NewSession, options?: CallOptions): Promise<Session> {
    return this.transport.call(createSession, { body }, options);
  }

  /**
   * Exchanges a refresh token for a new access token and a new refresh token. Store the new refresh token first. The
   * previous one works until the new one is used, for at most 60 seconds; a later use ends the session. Requires a
   * publishable key.
   *
   * @throws AuthenticationError with code `invalid-token` or `expired-token`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * const { token, refreshToken: next } = await client.sessions.refresh({ refreshToken });
   * ```
   */
  refresh(body: SessionRefresh, options?: CallOptions): Promise<Session> {
    return this.transport.call(refreshSession, { body }, options);
  }

  /**
   * Retrieves the key with which a page encrypts the customer's unsent messages. `browserOutbox` and
   * `browserTabs` use it. Keep the key in memory only.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * const outbox = browserOutbox({ storageKey: () => client.sessions.storageKey() });
   * ```
   */
  storageKey(options?: CallOptions): Promise<StorageKey> {
    return this.transport.call(getStorageKey, {}, options);
  }

  /**
   * Signs out. The caller’s session and its tokens end at once.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * await client.sessions.end();
   * ```
   */
  async end(options?: CallOptions): Promise<void> {
    await this.transport.call(endSession, {}, options);
  }
}
