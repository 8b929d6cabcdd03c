import { TellerError } from './teller-error.ts';

/**
 * A message that cannot be taken, or a store of messages that cannot be used. Nothing was sent or kept; the text
 * is still the caller's.
 *
 * - `outbox-full`: there are too many messages, or too much text.
 * - `outbox-closed`: the conversation was stopped, or the customer has signed out, here or in another tab.
 * - `outbox-locked`: another process writes to the same file.
 * - `outbox-unreadable`: the file was written with another key, or with none.
 * - `outbox-unwritable`: the file system refuses; `cause` says why.
 *
 * @public
 */
export class OutboxError extends TellerError {
  declare readonly code: OutboxErrorCode;

  /** @internal */
  constructor(message: string, code: OutboxErrorCode = 'outbox-full', cause?: unknown) {
    super('OutboxError', message, { code, cause });
  }
}

/**
 * What is wrong with an outbox.
 *
 * @public
 */
export type OutboxErrorCode =
  'outbox-closed' | 'outbox-full' | 'outbox-locked' | 'outbox-unreadable' | 'outbox-unwritable';
