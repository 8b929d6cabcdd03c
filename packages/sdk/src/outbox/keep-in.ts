import type { Clock } from '../clock.ts';
import type { OutboxOptions } from './outbox.ts';
import type { OutboxStore } from './outbox-store.ts';

/**
 * What keeps messages in a store. Its code loads only where there is one.
 *
 * @param conversationId - The only one whose messages are taken; undefined for all.
 *
 * @internal
 */
export function keepIn(
  {
    outbox: store,
    conversationId,
  }: { readonly outbox?: OutboxStore | undefined; readonly conversationId?: string | undefined },
  clock: Clock,
  isShown: (key: string) => boolean,
): OutboxOptions['keep'] {
  return (
    store &&
    (async (outbox) => {
      const { OutboxKeeper } = await import('./outbox-keeper.ts');
      return new OutboxKeeper({
        ...{ store, outbox, clock, isShown },
        takes: (entry) => !conversationId || entry.conversationId === conversationId,
      });
    })
  );
}
