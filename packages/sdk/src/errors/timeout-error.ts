import { TellerError } from './teller-error.ts';
import type { TellerErrorFacts } from './teller-error.ts';

/**
 * No response arrived in time, so the call may or may not have succeeded. The field `timeoutMs` holds the
 * limit that was reached: the option `timeoutMs` of an attempt, or the option `totalTimeoutMs` of the call.
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
      `No response within ${timeoutMs} ms. Try again, or raise the timeout.`,
      facts,
    );
  }
}
