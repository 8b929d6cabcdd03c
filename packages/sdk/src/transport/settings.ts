import type { TokenSource } from '../authentication/token-source.ts';
import type { Clock } from '../base/clock.ts';
import type { TellerClientOptions } from './client-options.ts';
import type { HttpTransport } from './http-transport.ts';
import type { Logger } from './logger.ts';
import type { RetryBudget } from './retry-budget.ts';

/**
 * The options of a client, checked and complete.
 *
 * @internal
 */
export interface Settings {
  readonly options: TellerClientOptions;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly credential: string | TokenSource;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly maxRetries: number;
  readonly budget: RetryBudget;
  readonly logger: Logger | undefined;
  readonly http: HttpTransport;
  readonly clock: Clock;
  readonly random: () => number;
}
