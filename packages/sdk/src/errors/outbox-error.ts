import { TellerError } from './teller-error.ts';

/**
 * A message that cannot be taken: the outbox is full (`outbox-full`). Nothing was sent or kept; the text is
 * still the caller's.
 *
 * @public
 */
export class OutboxError extends TellerError {
  declare readonly code: 'outbox-full';

  /** @internal */
  constructor(message: string) {
    super('OutboxError', message, { code: 'outbox-full' });
  }
}
