import type { NewSession, Session, SessionRefresh, StorageKey } from '@tellerkit/contract';
import { createSession, endSession, getStorageKey, refreshSession } from '@tellerkit/contract/wire';
import type { CallOptions } from '../transport/call-options.ts';
import { Resource } from './resource.ts';

/** Sessions of customers. In a page `CustomerSession` does all of this. @public */
export class Sessions extends Resource {
  /**
   * Opens a session: anonymous, or for the customer named by a customer token. With a publishable key.
   *
   * @throws AuthenticationError `invalid-token` or `expired-token`; else as every call, see TellerError.
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
   * Gets a fresh access token. With a publishable key.
   *
   * @throws AuthenticationError `invalid-token` or `expired-token`; else as every call, see TellerError.
   *
   * @example
   * ```ts
   * const { token } = await client.sessions.refresh({ refreshToken });
   * ```
   */
  refresh(body: SessionRefresh, options?: CallOptions): Promise<Session> {
    return this.transport.call(refreshSession, { body }, options);
  }

  /**
   * Gets the key under which a page encrypts the customer's unsent messages, for `browserOutbox` and
   * `browserTabs`. Hold it in memory only.
   *
   * @throws TellerError, as every call.
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
   * Signs out: the caller’s session and its tokens end at once.
   *
   * @throws TellerError, as every call.
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
