import { OutboxError } from '../../errors/outbox-error.ts';
import { hasName } from '../../errors/teller-error.ts';

/** What a caller gets for a failure of the file system; an error of the family stays as it is. */
export function toOutboxError(error: unknown): unknown {
  if (hasName(error)) return error;
  const message = 'The outbox cannot be written. Look at path, rights and space.';
  return new OutboxError(message, 'outbox-unwritable', error);
}
