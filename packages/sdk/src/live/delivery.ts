import type { NewContentBlock } from '@tellerkit/contract';
import { Emitter } from '../base/emitter.ts';
import { Outbox } from '../outbox/outbox.ts';
import { persistIn } from '../outbox/persist-in.ts';
import type { ConversationReader } from './conversation-reader.ts';
import type { LiveContext } from './live-context.ts';
import { toContentBlocks } from './to-content-blocks.ts';
import { MessageRoute } from './message-route.ts';

/** Delivers messages: an outbox, the route to the service, and the word of the timeline that they have arrived. */
export class Delivery {
  /** After a conversation was opened or found for a message. */
  readonly opened: Emitter<string>;
  /** When the service refuses this session. */
  readonly refused = new Emitter();
  /** The messages on their way, as tabs share them. */
  readonly outbox: Outbox;
  readonly #route: MessageRoute;
  readonly #context: LiveContext;

  constructor(context: LiveContext, reader: ConversationReader) {
    const { options, state, clock, random } = context;
    this.#context = context;
    this.#route = new MessageRoute(context, reader);
    this.opened = this.#route.opened;
    this.outbox = new Outbox({
      clock,
      random,
      limits: options.outboxLimits ?? {},
      route: this.#route,
      persist: persistIn(options.outbox, options, clock, state.isShown),
      onRefused: () => this.refused.emit(),
      onChange: (outgoing) => state.change({ outgoing }),
    });
    reader.applied.on((event) => {
      if (event.type === 'message.created' && event.data.message.clientId)
        this.outbox.confirm(event.data.message.clientId);
    });
    // The reload brought everything that the service has: no event of a sent message is to come.
    reader.reloaded.on((isThere) => this.confirmShown(isThere));
  }

  /**
   * Puts a message into the outbox and returns its key.
   *
   * @throws TypeError for an unusable text, OutboxError if nothing more fits or the outbox has stopped.
   */
  send(content: string | readonly NewContentBlock[]): string {
    return this.outbox.add(toContentBlocks(content));
  }

  /** Brings the open conversation, and opens one if there is none. */
  openConversation(): Promise<string> {
    return this.#route.open();
  }

  /**
   * Takes messages out that the timeline holds: they have arrived.
   *
   * @param includeSent - Takes those out, too, that the service has taken.
   */
  confirmShown(includeSent = false): void {
    for (const { key, state } of this.outbox.items)
      if (this.#context.state.isShown(key) || (includeSent && state === 'sent'))
        this.outbox.confirm(key);
  }

  /**
   * Stops and forgets all messages.
   *
   * @param isLate - True if the sign-out was a while ago: the store may hold messages of the customer's return.
   */
  async forget(isLate: boolean): Promise<void> {
    await this.outbox.clear(isLate);
    if (!isLate) await this.#context.options.outbox?.clear();
  }
}
