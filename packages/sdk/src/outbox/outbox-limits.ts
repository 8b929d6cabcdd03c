import type { NewContentBlock } from '@tellerkit/contract';
import { OutboxError } from '../errors/outbox-error.ts';
import type { OutboxItem } from './outbox-item.ts';

/**
 * Limits for messages that wait in an outbox.
 *
 * @public
 */
export interface OutboxLimits {
  /** Number of messages that are not sent yet. @defaultValue 100 */
  readonly entries?: number | undefined;
  /** Bytes of all contents of these messages, as JSON in UTF-8. @defaultValue 1 MiB */
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
    `The outbox is full: ${unsent.length} messages wait. Wait for the connection, or withdraw some.`,
  );
}

function sizeOf(content: readonly NewContentBlock[]): number {
  return new TextEncoder().encode(JSON.stringify(content)).length;
}
