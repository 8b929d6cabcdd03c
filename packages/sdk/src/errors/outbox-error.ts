import { TellerError } from './teller-error.ts';

/**
 * The outbox cannot take a message, or cannot be used at all. Nothing was sent or stored: keep the text.
 *
 * - `outbox-full`: the outbox holds too many messages or too much text.
 * - `outbox-closed`: the live conversation was stopped, or the customer signed out in this tab or another tab.
 * - `outbox-locked`: the outbox file is already open, usually in another process.
 * - `outbox-unreadable`: the file was written with another key or without a key.
 * - `outbox-unwritable`: the outbox file cannot be opened or written. `cause` holds the error of the file system.
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
 * Codes of an {@link OutboxError}.
 *
 * @public
 */
export type OutboxErrorCode =
  'outbox-closed' | 'outbox-full' | 'outbox-locked' | 'outbox-unreadable' | 'outbox-unwritable';
