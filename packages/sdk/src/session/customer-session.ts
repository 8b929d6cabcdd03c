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
import { parseSession, serializeSession } from './stored-session.ts';
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
  #refreshing: Promise<AccessToken | undefined> | undefined;
  /** The token that the client got last. */
  #issued: string | undefined;

  constructor(options: CustomerSessionOptions) {
    this.#options = options;
    this.#transport = createTransport(options);
    this.#sessions = new Sessions(this.#transport);
    this.#store = (!options.customerToken && options.store) || memorySessionStore();
  }

  /** Token provider of the session. Pass it to the client as `token`. */
  readonly token: TokenProvider = async (request): Promise<AccessToken> => {
    const stored = this.#stored;
    // A stored token that is still valid comes from before a reload, or from a renewal that outlived its call.
    const isUnused = request.reason === 'initial' || stored?.token !== this.#issued;
    const token =
      stored && isUnused && this.#isValid(stored)
        ? stored
        : ((stored && (await this.#refresh())) ?? (await this.#open(request)));
    if (!request.signal.aborted) this.#issued = token.token;
    return token;
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
    const token: TokenProvider = ({ reason, signal }) =>
      reason === 'initial' && stored.token
        ? Promise.resolve({ token: stored.token })
        : this.#sessions.refresh({ refreshToken: stored.refreshToken }, { signal });
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

  #isValid({ expiresAt }: StoredSession): boolean {
    return Date.parse(expiresAt) > (this.#options.clock ?? systemClock).now();
  }

  /**
   * Renews the stored session, for all callers at once. Continues after its callers gave up: the service replaces the
   * refresh token when the request arrives, and a response that nobody stores would lose the session.
   */
  #refresh(): Promise<AccessToken | undefined> {
    return (this.#refreshing ??= this.#resume().finally(() => (this.#refreshing = undefined)));
  }

  /** Returns undefined if the session has ended. */
  async #resume(): Promise<AccessToken | undefined> {
    const store = this.#store;
    const generation = this.#generation;
    const text = store.load() ?? '';
    const newest = (await store.newest?.(text)) ?? text;
    const stored = parseSession(newest) as StoredSession;
    const save = (saved: string) => {
      if (generation === this.#generation) store.save(saved);
    };
    if (newest !== text) save(newest);
    if (newest !== text && this.#isValid(stored)) return stored;
    try {
      const session = await this.#sessions.refresh(
        { refreshToken: stored.refreshToken },
        { totalTimeoutMs: refreshMs },
      );
      const next = serializeSession(session, stored);
      save(next);
      await store.newest?.(next);
      return session;
    } catch (error) {
      if (!isAuthenticationError(error)) throw error;
      if (generation === this.#generation) store.clear();
      return undefined;
    }
  }

  async #open({ signal }: TokenRequest): Promise<Session> {
    const { channel = 'web', locale = 'en', customerToken } = this.#options;
    const generation = this.#generation;
    const create = async () => {
      const identity = customerToken && { customerToken: await customerToken(signal) };
      return this.#sessions.create({ channel, locale, ...identity }, { signal });
    };
    // A customer token may be usable once, and a request whose response was lost has used the token
    const session = await create().catch((error: unknown) => {
      if (customerToken && isAuthenticationError(error)) return create();
      throw error;
    });
    if (generation === this.#generation) this.#store.save(serializeSession(session, null));
    return session;
  }
}

/** Milliseconds for a renewal with its retries. Less than the minute in which the service repeats a lost response. */
const refreshMs = 45_000;

/** True if the service no longer knows the session. */
function meansEnded(error: unknown): boolean {
  const { cause } = error as Error;
  return isAuthenticationError(error) && (error.status === 401 || isAuthenticationError(cause));
}
