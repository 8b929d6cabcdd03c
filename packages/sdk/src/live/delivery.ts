import type { NewContentBlock } from '@tellerkit/contract';
import { Outbox } from '../outbox/outbox.ts';
import { persistIn } from '../outbox/persist-in.ts';
import type { ConversationReader } from './conversation-reader.ts';
import type { LiveContext } from './live-context.ts';
import { MessageRoute } from './message-route.ts';
import { toContentBlocks } from './to-content-blocks.ts';

/** Delivers messages: an outbox, and the route from it to the service. */
export interface Delivery {
  /** The messages on their way, as tabs share them. */
  readonly outbox: Outbox;
  /**
   * Puts a message into the outbox and returns its key.
   *
   * @throws TypeError for an unusable text, OutboxError if nothing more fits or the outbox has stopped.
   */
  send(content: string | readonly NewContentBlock[]): string;
  /** Brings the open conversation, and opens one if there is none. */
  open(): Promise<string>;
  /**
   * Stops and forgets all messages.
   *
   * @param isLate - True if the sign-out was a while ago: the store may hold messages of the customer's return.
   */
  forget(isLate: boolean): Promise<void>;
}

/** Makes the delivery to the conversation that a reader reads. */
export function createDelivery(context: LiveContext, reader: ConversationReader): Delivery {
  const { state, clock, random } = context;
  const route = new MessageRoute(context, reader);
  const outbox = new Outbox({
    clock,
    random,
    limits: context.outboxLimits ?? {},
    route,
    persist: persistIn(context.outbox, context, clock, state.isShown),
    onRefused: () => context.onNotice('refused'),
    onChange: (outgoing) => state.change({ outgoing }),
  });
  return {
    outbox,
    send: (content) => outbox.add(toContentBlocks(content)),
    open: () => route.open(),
    async forget(isLate) {
      await outbox.clear(isLate);
      if (!isLate) await context.outbox?.clear();
    },
  };
}
