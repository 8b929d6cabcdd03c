import { TellerError } from './teller-error.ts';

/**
 * No answer in time: neither success nor failure is known. `timeoutMs` is the limit that was met.
 *
 * @public
 */
export class TimeoutError extends TellerError {
  readonly timeoutMs: number;

  /** @internal */
  constructor(timeoutMs: number) {
    super('TimeoutError', `No answer within ${timeoutMs} ms. Try again, or raise the time-out.`, {
      code: 'timeout',
      retryable: true,
    });
    this.timeoutMs = timeoutMs;
  }
}
