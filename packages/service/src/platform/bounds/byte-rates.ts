import type { CallerIdentity } from '../../base/caller-identity.ts';
import { siteFactor, siteOf } from '../../base/client-site.ts';
import type { Clock } from '../../base/clock.ts';
import { ProblemError } from '../../base/problem-error.ts';
import { TokenBuckets } from '../rate-limits/token-buckets.ts';
import type { Bounds } from './bounds.ts';

const windowMs = 60_000;
const second = 1000;

/**
 * Limits the bytes a minute that customers send to be stored, by client address, by site and by tenant. Counts only the
 * requests to this process.
 */
export class ByteRates {
  readonly #clock: Clock;
  readonly #buckets = new TokenBuckets();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Counts the body of a change by a customer, the address first.
   *
   * @throws ProblemError `rate-limited` with `Retry-After`.
   */
  take(bounds: Bounds, caller: CallerIdentity, network: string | undefined, bytes: number): void {
    if (bytes === 0 || (caller.kind !== 'customer' && caller.kind !== 'publishable')) return;
    if (network !== undefined) {
      this.#takeFrom(`${caller.tenantId} ${network}`, bounds.addressBytes, bytes);
      const site = siteOf(network);
      if (site !== undefined)
        this.#takeFrom(`${caller.tenantId} site ${site}`, siteFactor * bounds.addressBytes, bytes);
    }
    this.#takeFrom(caller.tenantId, bounds.tenantBytes, bytes);
  }

  #takeFrom(name: string, bound: number, bytes: number): void {
    if (bound === Infinity) return;
    const count = Math.min(bytes, bound);
    const limit = { requests: bound, windowMs };
    const { isAllowed, waitMs } = this.#buckets.take(name, limit, this.#clock.now(), count);
    if (isAllowed) return;
    const wait = Math.max(1, Math.ceil(waitMs / second));
    throw new ProblemError(
      'rate-limited',
      `Too much data: at most ${bound} bytes a minute are allowed. Wait ${wait} s.`,
      { headers: { 'retry-after': String(wait) } },
    );
  }
}
