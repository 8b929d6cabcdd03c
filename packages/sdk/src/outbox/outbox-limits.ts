import type { NewContentBlock } from '@tellerkit/contract';
import { OutboxError } from '../errors/outbox-error.ts';
import type { OutboxItem } from './outbox-item.ts';

/**
 * How much may wait in an outbox.
 *
 * @public
 */
export interface OutboxLimits {
  /** Messages that the service has not confirmed. @defaultValue 100 */
  readonly entries?: number | undefined;
  /** Bytes of their content, as JSON in UTF-8. @defaultValue 1 MiB */
  readonly bytes?: number | undefined;
}

/**
 * Lets one more message in.
 *
 * @throws {@link OutboxError} `outbox-full` if it does not fit.
 */
export function checkRoom(
  items: readonly OutboxItem[],
  content: readonly NewContentBlock[],
  { entries = 100, bytes = 2 ** 20 }: OutboxLimits,
): void {
  const unsent = items.filter(({ state }) => state !== 'sent');
  const size = [...unsent, { content }].reduce((sum, item) => sum + sizeOf(item.content), 0);
  if (unsent.length < entries && size <= bytes) return;
  throw new OutboxError(
    `${unsent.length} messages wait to be sent, no more fit. Wait for the connection, or withdraw some.`,
  );
}

function sizeOf(content: readonly NewContentBlock[]): number {
  return new TextEncoder().encode(JSON.stringify(content)).length;
}
