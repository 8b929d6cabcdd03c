import type { NewSession, Session, SessionRefresh, StorageKey } from '@tellerkit/contract';
import { createSession, endSession, getStorageKey, refreshSession } from '@tellerkit/contract/wire';
import type { CallOptions } from '../options.ts';
import { Resource } from './resource.ts';

/** Sessions of customers. In a page `CustomerSession` does all of this. @public */
export class Sessions extends Resource {
  /** Opens a session: anonymous, or for the customer named by a customer token. */
  create(body: NewSession, options?: CallOptions): Promise<Session> {
    return this.transport.call(createSession, { body }, options);
  }

  /** Gets a fresh access token. */
  refresh(body: SessionRefresh, options?: CallOptions): Promise<Session> {
    return this.transport.call(refreshSession, { body }, options);
  }

  /**
   * Gets the key under which a page encrypts the customer's unsent messages, for `browserOutbox` and
   * `browserTabs`. Hold it in memory only.
   *
   * @example
   * ```ts
   * const outbox = browserOutbox({ storageKey: () => client.sessions.storageKey() });
   * ```
   */
  storageKey(options?: CallOptions): Promise<StorageKey> {
    return this.transport.call(getStorageKey, {}, options);
  }

  /** Signs out: the caller's session and its tokens end at once. */
  async end(options?: CallOptions): Promise<void> {
    await this.transport.call(endSession, {}, options);
  }
}
