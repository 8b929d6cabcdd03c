import type { PageChannel, Session } from '@tellerkit/contract';
import { systemClock } from '../base/clock.ts';
import { isAuthenticationError } from '../errors/guards.ts';
import type { PublishableKeyOptions } from '../transport/client-options.ts';
import { Sessions } from '../resources/sessions.ts';
import type { AccessToken, TokenProvider, TokenRequest } from '../authentication/token.ts';
import { createTransport } from '../client/create-transport.ts';
import type { Transport } from '../transport/transport.ts';
import { memorySessionStore } from './session-store.ts';
import type { SessionStore } from './session-store.ts';
import { parseSession } from './stored-session.ts';
import type { StoredSession } from './stored-session.ts';

/**
 * Options of a {@link CustomerSession}.
 *
 * @public
 */
export interface CustomerSessionOptions extends PublishableKeyOptions {
  readonly publishableKey: string;
  /** Channel through which the customer reaches the bank. @defaultValue `'web'` */
  readonly channel?: PageChannel | undefined;
  /**
   * Returns the token with which the bank's back end identifies the signed-in customer (`customerTokens.create`).
   * @defaultValue none: the customer is anonymous
   */
  readonly customerToken?: ((signal: AbortSignal) => Promise<string>) | undefined;
  /**
   * Keeps an anonymous session across reloads. A session that names a customer is never stored, because the next person
   * to sign in on the device may be somebody else. After a reload, a token from `customerToken` opens a new session.
   * @defaultValue a store in memory, which a reload empties
   */
  readonly store?: SessionStore | undefined;
}

/**
 * A customer's session in a page. It opens on the first call and renews its token. With a `store`, an anonymous session
 * resumes after a reload.
 *
 * @example
 * ```ts
 * const session = new CustomerSession({ baseUrl, publishableKey: 'pk_…' });
 * const client = new TellerClient({ baseUrl, token: session.token });
 * ```
 *
 * @public
 */
export class CustomerSession {
  readonly #options: CustomerSessionOptions;
  readonly #transport: Transport;
  readonly #sessions: Sessions;
  readonly #store: SessionStore;
  /** Number of calls to `forget`. A session that was requested before the last `forget` is not stored. */
  #generation = 0;
  #renewing: Promise<AccessToken | null> | undefined;

  constructor(options: CustomerSessionOptions) {
    this.#options = options;
    this.#transport = createTransport(options);
    this.#sessions = new Sessions(this.#transport);
    this.#store = (!options.customerToken && options.store) || memorySessionStore();
  }

  /** Token provider of the session. Pass it to the client as `token`. */
  readonly token: TokenProvider = async (request): Promise<AccessToken> => {
    const stored = this.#stored;
    // A fresh stored token comes from before a reload, from another tab, or from a renewal that outlived its call.
    if (stored && this.#isFresh(stored, request)) return stored;
    // One renewal serves all callers, and continues after they gave up: the service replaces the refresh token when the
    // request arrives, and a response that nobody stores would lose the session.
    const renew = () =>
      (this.#renewing ??= this.#refresh(request).finally(() => (this.#renewing = undefined)));
    return (stored && (await renew())) ?? this.#open(request);
  };

  /**
   * Deletes the stored session from this device. A client that already has a token of the session uses the token until
   * it expires. {@link CustomerSession.end} also ends the session in the service.
   *
   * @example
   * ```ts
   * session.forget();
   * ```
   */
  forget(): void {
    this.#generation += 1;
    this.#store.clear();
  }

  /**
   * Signs out. Deletes the session from this device at once, then ends it in the service. The next call opens a new
   * session.
   *
   * @throws TellerError if the call to the service fails. Even then the session is deleted from this device, and the
   * session in the service expires by itself.
   *
   * @example
   * ```ts
   * await session.end();
   * ```
   */
  async end(): Promise<void> {
    const stored = this.#stored;
    this.forget();
    if (!stored) return;
    const { refreshToken } = stored;
    const token: TokenProvider = async ({ reason, signal }) =>
      reason === 'initial' && stored.token
        ? stored
        : this.#sessions.refresh({ refreshToken }, { signal });
    try {
      await new Sessions(this.#transport.with({ publishableKey: undefined, token })).end();
    } catch (error) {
      if (!meansEnded(error)) throw error;
    }
  }

  /** The session to resume. An anonymous visitor never resumes the session of a customer who signed in before. */
  get #stored(): StoredSession | null {
    const stored = parseSession(this.#store.load());
    return stored?.anonymous === false && !this.#options.customerToken ? null : stored;
  }

  #isFresh({ expiresAt }: StoredSession, { reason }: TokenRequest): boolean {
    const leftMs = Date.parse(expiresAt) - (this.#options.clock ?? systemClock).now();
    return reason !== 'refused' && leftMs > (reason === 'initial' ? 0 : leadMs);
  }

  /** Stores a session that was requested in a generation, unless `forget` has been called meanwhile. */
  #save(session: Session | StoredSession, generation: number): void {
    if (generation === this.#generation) this.#store.save(JSON.stringify(session));
  }

  /** Returns null if the session has ended. */
  async #refresh(request: TokenRequest): Promise<AccessToken | null> {
    const store = this.#store;
    const generation = this.#generation;
    await store.exchange?.(false);
    const stored = this.#stored;
    if (!stored || this.#isFresh(stored, request)) return stored;
    const { refreshToken } = stored;
    try {
      const session = await this.#sessions.refresh({ refreshToken }, { totalTimeoutMs: renewalMs });
      this.#save({ root: refreshToken, ...stored, ...session }, generation);
      await store.exchange?.(true);
      return session;
    } catch (error) {
      if (!isAuthenticationError(error)) throw error;
      if (generation === this.#generation) store.clear();
      return this.#stored;
    }
  }

  async #open({ signal }: TokenRequest): Promise<Session> {
    const { channel = 'web', locale = 'en', customerToken } = this.#options;
    const generation = this.#generation;
    const create = async () =>
      this.#sessions.create(
        { channel, locale, customerToken: await customerToken?.(signal) },
        { signal },
      );
    const session = await create().catch((error: unknown) => {
      // A customer token may be usable once, and a request whose response was lost has used the token.
      if (customerToken && isAuthenticationError(error)) return create();
      throw error;
    });
    this.#save(session, generation);
    return session;
  }
}

/** Milliseconds for a renewal with its retries. Less than the minute in which the service repeats a lost response. */
const renewalMs = 45_000;

/** Milliseconds for which a stored token must still be valid. A client renews its token 60 seconds before it expires. */
const leadMs = 61_000;

/** True if the service no longer knows the session. */
function meansEnded(error: unknown): boolean {
  const { cause } = error as Error;
  return isAuthenticationError(error) && (error.status === 401 || isAuthenticationError(cause));
}
