import type { Channel, Session } from '@tellerkit/contract';
import { systemClock } from '../clock.ts';
import { isAuthenticationError } from '../errors/guards.ts';
import type { TellerClientOptions } from '../options.ts';
import { Sessions } from '../resources/sessions.ts';
import type { AccessToken, TokenProvider, TokenRequest } from '../token.ts';
import { createTransport } from '../transport/transport.ts';
import { memorySessionStore } from './session-store.ts';
import { packSession, unpackSession } from './kept-session.ts';
import type { KeptSession } from './kept-session.ts';
import type { SessionStore } from './session-store.ts';

/**
 * Settings of a {@link CustomerSession}.
 *
 * @public
 */
export interface CustomerSessionOptions extends Omit<TellerClientOptions, 'token' | 'secretKey'> {
  readonly publishableKey: string;
  /** Where the customer meets the bank. @defaultValue `'web'` */
  readonly channel?: Channel | undefined;
  /**
   * Brings the token by which the bank's back end names the signed-in customer
   * (`customerTokens.create`). @defaultValue none: the customer is anonymous
   */
  readonly customerToken?: ((signal: AbortSignal) => Promise<string>) | undefined;
  /** Keeps the session over a reload. @defaultValue memory only */
  readonly store?: SessionStore | undefined;
}

/**
 * A customer's session in a page: opens it on the first call, renews its token, goes on after a reload.
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
  readonly #sessions: Sessions;
  readonly #store: SessionStore;

  constructor(options: CustomerSessionOptions) {
    this.#options = options;
    this.#sessions = new Sessions(createTransport(options));
    this.#store = options.store ?? memorySessionStore();
  }

  /** Give it to the client as `token`. */
  readonly token: TokenProvider = async (request): Promise<AccessToken> => {
    const kept = unpackSession(this.#store.load());
    // After a reload the last token is still good for a while: no call has to wait for another.
    const { clock = systemClock } = this.#options;
    if (request.reason === 'initial' && kept && Date.parse(kept.expiresAt) > clock.now())
      return kept;
    const session = (await this.#resume(kept, request)) ?? (await this.#open(request));
    this.#store.save(packSession(session));
    return session;
  };

  /** Forgets the session on this device. `client.sessions.end()` ends it in the service. */
  forget(): void {
    this.#store.clear();
  }

  async #resume(kept: KeptSession | null, { signal }: TokenRequest): Promise<Session | undefined> {
    if (!kept) return undefined;
    const { refreshToken } = kept;
    try {
      return await this.#sessions.refresh({ refreshToken }, { signal });
    } catch (error) {
      if (!isAuthenticationError(error)) throw error;
      this.#store.clear();
      return undefined;
    }
  }

  async #open({ signal }: TokenRequest): Promise<Session> {
    const { channel = 'web', locale = 'en', customerToken } = this.#options;
    const named = customerToken && { customerToken: await customerToken(signal) };
    return this.#sessions.create({ channel, locale, ...named }, { signal });
  }
}
