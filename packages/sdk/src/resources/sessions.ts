import type { NewSession, Session, SessionRefresh } from '@tellerkit/contract';
import { createSession, endSession, refreshSession } from '@tellerkit/contract/wire';
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

  /** Signs out: the caller's session and its tokens end at once. */
  async end(options?: CallOptions): Promise<void> {
    await this.transport.call(endSession, {}, options);
  }
}
