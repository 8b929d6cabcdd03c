import type { Conversations } from '../resources/conversations.ts';
import type { Events } from '../resources/events.ts';
import type { Messages } from '../resources/messages.ts';
import type { QueueEntries } from '../resources/queue-entries.ts';

/**
 * The resources through which a live conversation calls the service. A `CustomerClient` or a `TellerClient` has them.
 * For a smaller bundle, pass an object with only these four resources.
 *
 * @public
 */
export interface LiveClient {
  readonly conversations: Pick<
    Conversations,
    'create' | 'get' | 'list' | 'handOff' | 'close' | 'showTyping' | 'markRead'
  >;
  readonly messages: Pick<Messages, 'send'>;
  readonly events: Pick<Events, 'list' | 'stream'>;
  readonly queueEntries: Pick<QueueEntries, 'get' | 'leave'>;
}
