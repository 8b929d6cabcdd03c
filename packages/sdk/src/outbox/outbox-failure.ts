import { TellerError } from '../errors/teller-error.ts';
import type { TellerErrorName } from '../errors/teller-error.ts';
import type { OutboxFailure } from './outbox-store.ts';

/** What may be kept of an error. */
export function failureOf(error: TellerError | null): OutboxFailure | null {
  return error && ({ ...error.toJSON() } as OutboxFailure);
}

/** The error that was kept: its guards hold, its cause is gone. */
export function errorOf(failure: OutboxFailure | null): TellerError | null {
  if (!failure) return null;
  const { name, message, ...facts } = failure;
  return new TellerError(name as TellerErrorName, message, facts);
}
