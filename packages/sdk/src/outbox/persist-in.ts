import type { Clock } from '../base/clock.ts';
import type { LiveConversationOptions } from '../live/live-options.ts';
import type { OutboxOptions } from './outbox.ts';

/** What keeps messages in a store. Its code loads only where there is one. @internal */
export function keepIn(
  options: Pick<LiveConversationOptions, 'outbox' | 'conversationId' | 'newConversation'>,
  clock: Clock,
  isShown: (key: string) => boolean,
): OutboxOptions['keep'] {
  const { outbox: store } = options;
  return (
    store &&
    (async (outbox) => {
      const { OutboxKeeper } = await import('./outbox-keeper.ts');
      return new OutboxKeeper({
        ...{ store, outbox, clock, isShown },
        live: options,
      });
    })
  );
}
