import type { LiveConversationOptions } from '../live/live-options.ts';
import { takesOf } from './entry-owner.ts';
import type { OutboxOpening } from './outbox-store.ts';

/**
 * The opening of the oldest message kept for the same customer: who opens with it opens one conversation with the
 * others who share the store.
 *
 * @throws What the store cannot be read for.
 *
 * @internal
 */
export async function oldestOpening(
  options: LiveConversationOptions,
): Promise<OutboxOpening | undefined> {
  const takes = takesOf(options);
  const kept = (await options.outbox?.load()) ?? [];
  return kept.find((entry) => entry.opening && takes(entry))?.opening ?? undefined;
}
