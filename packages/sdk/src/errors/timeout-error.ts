import { TellerError } from './teller-error.ts';
import type { TellerErrorFacts } from './teller-error.ts';

/**
 * No answer in time: neither success nor failure is known. `timeoutMs` is the limit that was met.
 *
 * @public
 */
export class TimeoutError extends TellerError {
  declare readonly timeoutMs: number;

  /** @internal */
  constructor(timeoutMs: number, requestId?: string) {
    const facts: TellerErrorFacts & { readonly timeoutMs: number } = {
      code: 'timeout',
      retryable: true,
      requestId,
      timeoutMs,
    };
    super(
      'TimeoutError',
      `No answer within ${timeoutMs} ms. Try again, or raise timeoutMs.`,
      facts,
    );
  }
}
