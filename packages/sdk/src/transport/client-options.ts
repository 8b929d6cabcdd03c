import type { Clock } from '../base/clock.ts';
import type { Logger } from './logger.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { TokenProvider } from '../authentication/token.ts';
import type { Fetch } from './fetch.ts';
import type { HttpTransport } from './http-transport.ts';

/**
 * Options for the connection of a client to the service.
 *
 * @public
 */
export interface ConnectionOptions {
  /**
   * Base URL of the service without `/v1` or a user name, for example `https://service.bank.example`. May be relative in
   * a page.
   */
  readonly baseUrl: string;
  /**
   * Allows a client with a secret key to call an `http:` address of another machine. Everyone on the way can then read
   * the key, so set it only in a private network. Addresses of the same machine, such as `localhost`, need no
   * permission.
   * @defaultValue false: such a `baseUrl` throws
   */
  readonly allowInsecureHttp?: boolean | undefined;
  /**
   * Language of human-readable messages, as a BCP 47 tag. The client mends the forms of other systems, such as `zh_CN`,
   * and ignores a value that names no language, such as `*`.
   */
  readonly locale?: string | undefined;
  /** Headers that the client sends with every call. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Timeout of one attempt, in milliseconds. @defaultValue 15000 */
  readonly timeoutMs?: number | undefined;
  /** Timeout of a call with all its retries, in milliseconds. @defaultValue 60000 */
  readonly totalTimeoutMs?: number | undefined;
  /** Largest number of retries of one call. @defaultValue 3 */
  readonly maxRetries?: number | undefined;
  /**
   * Number of retries that all calls of the client share. It keeps clients from flooding a service that is down. A
   * success at the first attempt refunds a fifth of a retry, a success after a retry refunds a whole retry.
   * @defaultValue 100
   */
  readonly retryBudget?: number | undefined;
  /** Receives a log line for each attempt. @defaultValue none */
  readonly logger?: Logger | undefined;
  /** Telemetry that wraps each call, such as `openTelemetry()`. @defaultValue none, at no cost */
  readonly telemetry?: Telemetry | undefined;
  /** Implementation of `fetch`. @defaultValue the runtime's `fetch` */
  readonly fetch?: Fetch | undefined;
  /** Transport that sends the requests instead of `fetch`. @defaultValue none: `fetch` sends them */
  readonly http?: HttpTransport | undefined;
  /** Source of time, which tests can replace. @defaultValue the system clock */
  readonly clock?: Clock | undefined;
  /** Source of jitter, from 0 to below 1. @defaultValue `Math.random` */
  readonly random?: (() => number) | undefined;
}

/** A type that no value has, so that the compiler rejects a second credential. See {@link GiveOneCredential}. @public */
export interface SecondCredential {
  readonly misuse: never;
}

/**
 * Type of the credentials that a client must not have beside its own credential. The compiler shows this name in its
 * error message: pass only one of `publishableKey`, `secretKey` and `token`.
 *
 * @public
 */
export type GiveOneCredential = SecondCredential | undefined;

/**
 * Options of a client in a page without a signed-in customer.
 *
 * @public
 */
export interface PublishableKeyOptions extends ConnectionOptions {
  /**
   * Publishable key, `pk_…`, which a page may contain. If it is undefined, as from a missing setting, the client throws
   * at run time.
   */
  readonly publishableKey: string | undefined;
  readonly secretKey?: GiveOneCredential;
  readonly token?: undefined;
}

/**
 * Options of a client in a back end.
 *
 * @public
 */
export interface SecretKeyOptions extends ConnectionOptions {
  /**
   * Secret key of a back end, `sk_…`. A client in a browser rejects it. If it is undefined, as from a missing setting,
   * the client throws at run time.
   */
  readonly secretKey: string | undefined;
  readonly publishableKey?: GiveOneCredential;
  readonly token?: GiveOneCredential;
}

/**
 * Options of a client that acts for a customer or an agent.
 *
 * @public
 */
export interface TokenOptions extends ConnectionOptions {
  /**
   * Token, or a function that returns a token. The client calls the function before the first call, shortly before the
   * token expires, and if the service refuses the token.
   */
  readonly token: string | TokenProvider | undefined;
  /** Publishable key, which the client uses only if `token` is undefined. */
  readonly publishableKey?: string | undefined;
  readonly secretKey?: GiveOneCredential;
}

/**
 * Options of a client: its connection, and a credential: `publishableKey`, `secretKey` or `token`.
 *
 * @public
 */
export type TellerClientOptions = PublishableKeyOptions | SecretKeyOptions | TokenOptions;
