import type { Channel, Session } from '@tellerkit/contract';
import { systemClock } from '../base/clock.ts';
import { isAuthenticationError } from '../errors/guards.ts';
import type { PublishableKeyOptions } from '../transport/client-options.ts';
import { Sessions } from '../resources/sessions.ts';
import type { AccessToken, TokenProvider, TokenRequest } from '../authentication/token.ts';
import { createTransport } from '../client/create-transport.ts';
import type { Transport } from '../transport/transport.ts';
import { memorySessionStore } from './session-store.ts';
import { packSession, unpackSession } from './kept-session.ts';
import type { KeptSession } from './kept-session.ts';
import type { SessionStore } from './session-store.ts';

/**
 * Settings of a {@link CustomerSession}.
 *
 * @public
 */
export interface CustomerSessionOptions extends PublishableKeyOptions {
  readonly publishableKey: string;
  /** Where the customer meets the bank. @defaultValue `'web'` */
  readonly channel?: Channel | undefined;
  /**
   * Brings the token by which the bank's back end names the signed-in customer
   * (`customerTokens.create`). @defaultValue none: the customer is anonymous
   */
  readonly customerToken?: ((signal: AbortSignal) => Promise<string>) | undefined;
  /**
   * Keeps an anonymous session over a reload. One that names a customer is never kept, since the next to
   * sign in on the device may be another; `customerToken` brings it back. @defaultValue memory only
   */
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
  readonly #transport: Transport;
  readonly #sessions: Sessions;
  readonly #store: SessionStore;
  /** How often it was forgotten: what was asked for before is not kept after. */
  #life = 0;

  constructor(options: CustomerSessionOptions) {
    this.#options = options;
    this.#transport = createTransport(options);
    this.#sessions = new Sessions(this.#transport);
    this.#store = (!options.customerToken && options.store) || memorySessionStore();
  }

  /** Give it to the client as `token`. */
  readonly token: TokenProvider = async (request): Promise<AccessToken> => {
    const kept = this.#kept;
    // After a reload the last token is still good for a while: no call has to wait for another.
    const { clock = systemClock } = this.#options;
    if (request.reason === 'initial' && kept && Date.parse(kept.expiresAt) > clock.now())
      return kept;
    const life = this.#life;
    const session = (await this.#resume(kept, request)) ?? (await this.#open(request));
    if (life === this.#life) this.#store.save(packSession(session));
    return session;
  };

  /**
   * Forgets the session on this device; {@link CustomerSession.end} ends it in the service, too.
   *
   * @example
   * ```ts
   * session.forget();
   * ```
   */
  forget(): void {
    this.#life += 1;
    this.#store.clear();
  }

  /**
   * Signs out: forgets the session here at once, then ends it in the service. The next call opens another.
   *
   * @throws One of the error family if the service could not be told; the session then ends by itself.
   *
   * @example
   * ```ts
   * await session.end();
   * ```
   */
  async end(): Promise<void> {
    const kept = this.#kept;
    this.forget();
    if (!kept) return;
    const token: TokenProvider = ({ reason, signal }) =>
      reason === 'initial' && kept.token
        ? Promise.resolve({ token: kept.token })
        : this.#sessions.refresh({ refreshToken: kept.refreshToken }, { signal });
    try {
      await new Sessions(this.#transport.with({ publishableKey: undefined, token })).end();
    } catch (error) {
      // The service knows it no more.
      if (!isOver(error)) throw error;
    }
  }

  /** What may be gone on with: nobody takes over a customer who has signed in before. */
  get #kept(): KeptSession | null {
    const kept = unpackSession(this.#store.load());
    return kept?.anonymous === false && !this.#options.customerToken ? null : kept;
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

function isOver(error: unknown): boolean {
  const { cause } = error as Error;
  return isAuthenticationError(error) && (error.status === 401 || isAuthenticationError(cause));
}
