import type { Conversations } from '../resources/conversations.ts';
import type { Events } from '../resources/events.ts';
import type { Messages } from '../resources/messages.ts';
import type { QueueEntries } from '../resources/queue-entries.ts';

/**
 * What a live conversation calls the service with. A `CustomerClient` or `TellerClient` is one; so is a handful of
 * resources, where every kilobyte counts.
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
