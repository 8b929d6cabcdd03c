import { OutboxError } from '../../errors/outbox-error.ts';
import { hasName } from '../../errors/teller-error.ts';

/** Converts an error of the file system to an {@link OutboxError}. Returns an error of the SDK unchanged. */
export function toOutboxError(error: unknown): unknown {
  if (hasName(error)) return error;
  const message = 'The outbox cannot be written. Check path, permissions and free disk space.';
  return new OutboxError(message, 'outbox-unwritable', error);
}
