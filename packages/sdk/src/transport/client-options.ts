import type { Clock } from '../base/clock.ts';
import type { Logger } from './logger.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { TokenProvider } from '../authentication/token.ts';
import type { HttpTransport } from './http-transport.ts';

/**
 * How a client reaches a service, and how it behaves on the way.
 *
 * @public
 */
export interface ConnectionOptions {
  /** Address of the service without `/v1`, for example `https://service.bank.example`; in a page also relative. */
  readonly baseUrl: string;
  /** Language of messages for people, as a BCP 47 tag. */
  readonly locale?: string | undefined;
  /** Sent with every call. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Limit of one try, in milliseconds. @defaultValue 15000 */
  readonly timeoutMs?: number | undefined;
  /** Limit of a call with all its retries, in milliseconds. @defaultValue 60000 */
  readonly totalTimeoutMs?: number | undefined;
  /** Retries of one call. @defaultValue 3 */
  readonly maxRetries?: number | undefined;
  /**
   * Retries in reserve for all calls of the client together; each successful call gives a fifth of one
   * back. It keeps a service that is down from being flooded. @defaultValue 100
   */
  readonly retryBudget?: number | undefined;
  /** Told of each try. @defaultValue none */
  readonly logger?: Logger | undefined;
  /** Lies around each call, such as `openTelemetry()`. @defaultValue none, at no cost */
  readonly telemetry?: Telemetry | undefined;
  /** @defaultValue the runtime's `fetch` */
  readonly fetch?: typeof fetch | undefined;
  /** What sends the requests, in the place of `fetch`. @defaultValue none: `fetch` does */
  readonly http?: HttpTransport | undefined;
  /** @defaultValue the machine's clock */
  readonly clock?: Clock | undefined;
  /** Source of jitter, from 0 to below 1. @defaultValue `Math.random` */
  readonly random?: (() => number) | undefined;
}

/** See {@link GiveOneCredential}. @public */
export interface SecondCredential {
  readonly misuse: never;
}

/**
 * What the compiler shows for a second one of `publishableKey`, `secretKey` and `token` that does not go
 * with the first: give one alone.
 *
 * @public
 */
export type GiveOneCredential = SecondCredential | undefined;

/**
 * Options of a page that nobody has signed in to.
 *
 * @public
 */
export interface PublishableKeyOptions extends ConnectionOptions {
  /** Key that may stand in a page, `pk_…`. Undefined, as a missing setting is, throws at run time. */
  readonly publishableKey: string | undefined;
  readonly secretKey?: GiveOneCredential;
  readonly token?: undefined;
}

/**
 * Options of a back end.
 *
 * @public
 */
export interface SecretKeyOptions extends ConnectionOptions {
  /** Key of a back end, `sk_…`. Refused in a browser. Undefined, as a missing setting is, throws at run time. */
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
  /** Token, or a function that brings one: asked before the first call, before the end and after a refusal. */
  readonly token: string | TokenProvider | undefined;
  /** May stand beside the token, which goes before. */
  readonly publishableKey?: string | undefined;
  readonly secretKey?: GiveOneCredential;
}

/**
 * How a client reaches a service and as whom: with one of `publishableKey`, `secretKey` and `token`.
 *
 * @public
 */
export type TellerClientOptions = PublishableKeyOptions | SecretKeyOptions | TokenOptions;
