import { TellerError } from '../errors/teller-error.ts';
import type { TellerErrorName } from '../errors/teller-error.ts';
import type { OutboxFailure } from './outbox-store.ts';

/** Maps an error to the properties that may be stored. */
export function toFailure(error: TellerError | null): OutboxFailure | null {
  return error && ({ ...error.toJSON() } as OutboxFailure);
}

/**
 * Maps stored properties back to an error. Guards such as `isApiError` accept the error, which has no `cause` any more.
 */
export function toTellerError(failure: OutboxFailure | null): TellerError | null {
  if (!failure) return null;
  const { name, message, ...facts } = failure;
  return new TellerError(name as TellerErrorName, message, facts);
}
