import type { PageChannel, Session } from '@tellerkit/contract';
import { toLanguageTag } from '@tellerkit/contract/wire';
import { withDeadline } from '../base/deadline.ts';
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

/** Milliseconds for a renewal with its retries. Less than the minute in which the service repeats a lost response. */
const renewalMs = 45_000;

/** Milliseconds for a new session with its retries. A client waits no longer, and then could not name a refusal. */
const openingMs = 15_000;

/** Milliseconds for which a renewal waits for the tabs that hold a copy of its store. */
const pullMs = 3000;

/** Milliseconds for which a stored token must still be valid. A client renews its token 60 seconds before it expires. */
const leadMs = 61_000;

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
  #renewing: Promise<StoredSession | null | undefined> | undefined;

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
    const renewed =
      stored &&
      (await (this.#renewing ??= this.#refresh(request).finally(
        () => (this.#renewing = undefined),
      )));
    return renewed ?? this.#open(request);
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
    // The service takes the use of a replaced refresh token for theft, and another tab may have replaced the stored one.
    const pulled = this.#pull();
    this.forget();
    if (!stored) return;
    const token: TokenProvider = async ({ reason, signal }) => {
      if (reason === 'initial') return stored;
      const { refreshToken } = (await pulled) ?? stored;
      return this.#sessions.refresh({ refreshToken }, { signal });
    };
    try {
      await new Sessions(this.#transport.with({ token })).end();
    } catch (error) {
      // The provider above fails with the refused renewal as `cause`.
      if (!isAuthenticationError((error as Error).cause ?? error)) throw error;
    }
  }

  /** The session to resume. An anonymous visitor never resumes the session of a customer who signed in before. */
  get #stored(): StoredSession | null | undefined {
    const stored = parseSession(this.#store.load());
    return stored?.anonymous || this.#options.customerToken ? stored : undefined;
  }

  /** Lets the store take over a newer text. A script or a storage that never answers delays the session only shortly. */
  #pull(): Promise<StoredSession | null> {
    const { clock } = this.#transport.settings();
    const pull = async () => parseSession(await this.#store.pull?.());
    return withDeadline(clock, undefined, pullMs, pull).catch(() => null);
  }

  #isFresh({ expiresAt }: StoredSession, { reason }: TokenRequest): boolean {
    const leftMs = Date.parse(expiresAt) - this.#transport.settings().clock.now();
    return reason !== 'refused' && leftMs > (reason === 'initial' ? 0 : leadMs);
  }

  /**
   * Stores a session that was requested in a generation, or deletes the stored session if it has ended. Does neither if
   * `forget` has been called meanwhile.
   */
  #save(session: Session | StoredSession | void, generation: number): void {
    if (generation !== this.#generation) return;
    if (session) this.#store.save(JSON.stringify(session));
    else this.#store.clear();
  }

  /** Returns no session if it has ended. */
  async #refresh(request: TokenRequest): Promise<StoredSession | null | undefined> {
    const generation = this.#generation;
    await this.#pull();
    const stored = this.#stored;
    if (!stored || this.#isFresh(stored, request)) return stored;
    const { refreshToken, renewals = 0 } = stored;
    const session = await this.#sessions
      .refresh({ refreshToken }, { totalTimeoutMs: renewalMs })
      .catch((error: unknown) => {
        if (!isAuthenticationError(error)) throw error;
      });
    this.#save(
      session && { root: refreshToken, ...stored, ...session, renewals: renewals + 1 },
      generation,
    );
    this.#store.share?.().catch(() => undefined);
    // No session after a `forget` during the renewal, because nobody may use its session any more.
    return this.#stored;
  }

  async #open({ signal }: TokenRequest): Promise<Session> {
    const { channel = 'web', customerToken } = this.#options;
    const locale = toLanguageTag(this.#options.locale) ?? 'en';
    const generation = this.#generation;
    const create = async () => {
      const token: unknown = await customerToken?.(signal);
      // Without a token the service would open a session for an anonymous customer.
      if (customerToken && (!token || typeof token !== 'string'))
        throw new TypeError('`customerToken` must return a token.');
      return this.#sessions.create(
        { channel, locale, customerToken: token as string | undefined },
        { signal, totalTimeoutMs: openingMs },
      );
    };
    const session = await create().catch((error: unknown) => {
      // A customer token may be usable once, and a request whose response was lost has used the token.
      if (customerToken && isAuthenticationError(error)) return create();
      throw error;
    });
    this.#save(session, generation);
    return session;
  }
}
