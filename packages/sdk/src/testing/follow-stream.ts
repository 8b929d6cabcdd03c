import type { LiveEvent } from '@tellerkit/contract';
import { conversationEvents } from '../events/conversation-events.ts';
import type { ConversationEventsOptions } from '../events/conversation-events.ts';
import type { TellerClientOptions } from '../transport/client-options.ts';
import type { Answer, SeenRequest } from './fake-service.ts';
import { FakeStream } from './fake-stream.ts';
import { fakeTransport } from './fake-transport.ts';
import type { FakeTransport } from './fake-transport.ts';

/** A reader of a conversation's stream, with everything that it has received. */
export interface FollowedStream extends FakeTransport {
  readonly events: readonly LiveEvent[];
  readonly states: readonly string[];
  /** Settles when the loop over the stream ends. */
  readonly done: Promise<void>;
  /** Returns the sequence numbers of stored events and the types of ephemeral events. */
  readonly sequences: () => readonly (number | string | undefined)[];
}

/** Follows a conversation of a fake service. */
export function followStream(
  answer: Answer,
  options: ConversationEventsOptions = {},
  client: Partial<TellerClientOptions> = {},
): FollowedStream {
  const fake: FakeTransport = fakeTransport(answer, client);
  const events: LiveEvent[] = [];
  const states: string[] = [];
  const done = (async () => {
    const stream = conversationEvents(fake.transport, 'cnv_1', {
      onState: ({ state, via }) => states.push(via === 'polling' ? via : state),
      ...options,
    });
    for await (const event of stream) events.push(event);
  })();
  done.catch(() => undefined);
  const sequences = () =>
    events.map((event) => ('sequence' in event ? event.sequence : event.type));
  return { ...fake, events, states, done, sequences };
}

/** Responds that there are no more events. */
export const noMore = (): Response => new Response(null, { status: 204 });

/** Answers with one stream after the other, then responds that there are no more events. */
export function inTurn(...streams: readonly (FakeStream | (() => Response))[]): Answer {
  return (_, index) => {
    const stream = streams[index];
    return stream instanceof FakeStream ? stream.response : (stream ?? noMore)();
  };
}

/** Returns the `Last-Event-ID` header of each request. */
export const lastEventIds = (requests: readonly SeenRequest[]): readonly (string | null)[] =>
  requests.map(({ headers }) => headers.get('last-event-id'));
