import { checkSecret } from '../client/check-secret.ts';
import { createTransport } from '../client/create-transport.ts';
import { conversationEvents } from '../events/conversation-events.ts';
import { QueueEntries } from '../resources/queue-entries.ts';
import { Queues } from '../resources/queues.ts';
import type { TellerClientOptions } from '../transport/client-options.ts';

/** The streams of a page. */
export interface FollowedTab {
  /** Sequence numbers of the events, in the order of their arrival. */
  readonly sequences: readonly number[];
  /** Also follows a queue entry and a queue board. */
  readonly followQueue: () => void;
  /** Ends all streams. */
  readonly stop: () => void;
}

async function drain(
  stream: AsyncIterable<unknown>,
  into: (event: unknown) => void = () => undefined,
) {
  try {
    for await (const event of stream) into(event);
  } catch {
    // The tab is gone.
  }
}

/** Follows a conversation as the resources of a client do. */
export function followInTab(options: TellerClientOptions): FollowedTab {
  const transport = createTransport(options, checkSecret);
  const ending = new AbortController();
  const { signal } = ending;
  const sequences: number[] = [];
  void drain(conversationEvents(transport, 'cnv_1', { signal }), (event) => {
    sequences.push((event as { sequence: number }).sequence);
  });
  const followQueue = () => {
    void drain(new QueueEntries(transport).stream('qen_1', { signal }));
    void drain(new Queues(transport).streamBoard('que_1', { signal }));
  };
  return { sequences, followQueue, stop: () => ending.abort() };
}
