import type { NewContentBlock } from '@tellerkit/contract';
import { OutboxError } from '../errors/outbox-error.ts';
import type { OutboxItem } from './outbox-item.ts';

/**
 * Limits for messages that wait in an outbox.
 *
 * @public
 */
export interface OutboxLimits {
  /** Maximum number of unsent messages, failed messages included. @defaultValue 100 */
  readonly entries?: number | undefined;
  /** Maximum size of the contents of all unsent messages, in bytes of JSON in UTF-8. @defaultValue 1 MiB */
  readonly bytes?: number | undefined;
}

/**
 * Checks that one more message fits.
 *
 * @throws {@link OutboxError} `outbox-full` if it does not fit.
 */
export function checkCapacity(
  items: readonly OutboxItem[],
  content: readonly NewContentBlock[],
  { entries = 100, bytes = 2 ** 20 }: OutboxLimits,
): void {
  const unsent = items.filter(({ state }) => state !== 'sent');
  const size = [...unsent, { content }].reduce((sum, item) => sum + sizeOf(item.content), 0);
  if (unsent.length < entries && size <= bytes) return;
  throw new OutboxError(
    `The outbox is full: ${unsent.length} unsent messages. Wait for the connection, or withdraw some.`,
  );
}

function sizeOf(content: readonly NewContentBlock[]): number {
  return new TextEncoder().encode(JSON.stringify(content)).length;
}
