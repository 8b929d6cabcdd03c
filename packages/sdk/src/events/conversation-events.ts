import type { LiveEvent } from '@tellerkit/contract';
import { streamEvents } from '@tellerkit/contract/wire';
import type { Transport } from '../transport/transport.ts';
import type { EventStreamOptions } from './event-stream-options.ts';
import { eventStream } from './event-stream.ts';
import { createSequence } from './sequence.ts';
import type { SequenceOptions } from './sequence.ts';

/**
 * Options for following the events of a conversation.
 *
 * @public
 */
export interface ConversationEventsOptions extends EventStreamOptions, SequenceOptions<LiveEvent> {}

/** Follows a conversation. Yields each stored event once and in order, and ephemeral events as they arrive. */
export function conversationEvents(
  transport: Transport,
  conversationId: string,
  options: ConversationEventsOptions = {},
): AsyncGenerator<LiveEvent, void, void> {
  const { admit, skip } = createSequence(options);
  return eventStream(transport, streamEvents, { params: { conversationId }, query: {} }, options, {
    admit: (event, signal) =>
      event.type === 'stream.gap' ? skip(event.data, signal) : admit(event, signal),
    loadPoll: async () =>
      (await import('./poll-conversation.ts')).pollConversation(transport, conversationId),
  });
}
