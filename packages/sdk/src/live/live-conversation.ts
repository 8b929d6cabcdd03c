import type { NewContentBlock } from '@tellerkit/contract';
import type { LiveSnapshot } from '../snapshot/live-snapshot.ts';
import type { LiveConversationOptions } from './live-options.ts';
import { createLiveParts } from './live-parts.ts';
import type { LiveParts } from './live-parts.ts';
import { toContentBlocks } from './to-content-blocks.ts';

/**
 * A conversation that keeps itself up to date and works with any framework. Call `subscribe()`, and render
 * `getSnapshot()` after each change. A sent message appears at once and reaches the service exactly once and in order.
 * Stored events arrive complete and in order, without duplicates.
 * @example
 * ```ts
 * const live = new LiveConversation({ client });
 * live.subscribe(() => draw(live.getSnapshot()));
 * await live.start();
 * live.send('How do I block my card?');
 * ```
 * @public
 */
export class LiveConversation {
  readonly #parts: LiveParts;

  constructor(options: LiveConversationOptions) {
    this.#parts = createLiveParts(options);
  }

  /** Returns the current state for a view. The object stays the same until something changes. */
  readonly getSnapshot = (): LiveSnapshot => this.#parts.state.snapshot;

  /** Calls `listener` after each change. Returns a function that unsubscribes. */
  readonly subscribe = (listener: () => void): (() => void) =>
    this.#parts.state.subscribe(listener);

  /**
   * Finds the conversation, loads its newest events and follows it. Also sends the stored messages. Never rejects:
   * `error` in the snapshot holds a failure, and a transient failure is retried. Calls after a success do nothing.
   * @example
   * ```ts
   * await live.start();
   * if (live.getSnapshot().error) show('Not connected');
   * ```
   */
  async start(): Promise<void> {
    void this.#parts.outbox.pump();
    await this.#parts.reader.load().catch(() => undefined);
  }

  /**
   * Sends a text or content blocks and returns the message's key. The message is in the snapshot at once.
   * Half an emoji in a text becomes U+FFFD, and NUL is removed.
   * @throws TypeError if a text is blank or longer than 4,000 characters: see `countCharacters`.
   * @throws OutboxError `outbox-full` if too many messages wait. `outbox-closed` after `stop()`, or after a sign-out in
   * this or another tab. The message is then not sent.
   * @example
   * ```ts
   * const key = live.send('How do I block my card?');
   * ```
   */
  send(content: string | readonly NewContentBlock[]): string {
    this.#parts.coordinator.checkMissedSignOut();
    return this.#parts.outbox.add(toContentBlocks(content));
  }

  /**
   * Retries a failed message. If the message failed because its conversation had ended, the message goes to the open
   * conversation or opens a new one.
   * @example
   * ```ts
   * for (const { key, state } of live.getSnapshot().outgoing) if (state === 'failed') live.retry(key);
   * ```
   */
  retry(key: string): void {
    this.#parts.outbox.retry(key);
    this.#parts.coordinator.ask('retry', key);
  }

  /**
   * Withdraws a message that is waiting or has failed. Returns false if it is too late. If another tab has already
   * begun to send the message, the message returns to the snapshot.
   * @example
   * ```ts
   * if (!live.withdraw(key)) show('It was sent already');
   * ```
   */
  withdraw(key: string): boolean {
    const isWithdrawn = this.#parts.outbox.withdraw(key);
    if (isWithdrawn) this.#parts.coordinator.ask('withdraw', key);
    return isWithdrawn;
  }

  /**
   * Retries at once instead of waiting for the next attempt, and reopens a connection that the service refused. In a
   * page, the live conversation also does so when the network returns.
   * @example
   * ```ts
   * retryButton.addEventListener('click', () => live.retryNow());
   * ```
   */
  retryNow(): void {
    this.#parts.coordinator.retryNow();
  }

  /**
   * Marks all messages so far as read: sets `unread` to 0 and tells the other participants.
   * @example
   * ```ts
   * if (document.hasFocus()) live.markRead();
   * ```
   */
  markRead(): void {
    this.#parts.receipts.markRead();
  }

  /**
   * Asks for a person: puts the conversation in a queue, and opens a conversation first if there is none.
   * @throws ApiError `conversation-closed`, `queue-closed`, `already-queued` or `limit-reached`, or another TellerError.
   * @example
   * ```ts
   * await live.requestPerson();
   * ```
   */
  async requestPerson(): Promise<void> {
    const { client, reader, route, signal } = this.#parts;
    await reader.load();
    await client.conversations.handOff(await route.open(), {}, { signal });
  }

  /**
   * Leaves the queue, and the assistant continues. Does nothing if the conversation is in no queue.
   * @throws ApiError `conflict` if an agent has been assigned meanwhile, `not-found`, `limit-reached`, or another
   * TellerError.
   * @example
   * ```ts
   * await live.leaveQueue();
   * ```
   */
  async leaveQueue(): Promise<void> {
    const { client, state } = this.#parts;
    const { queueEntry } = state.snapshot;
    if (queueEntry) await client.queueEntries.leave(queueEntry.id);
  }

  /**
   * Ends the conversation. The next message opens a new conversation with an empty timeline.
   * @throws TellerError if the call fails.
   * @example
   * ```ts
   * await live.close();
   * ```
   */
  async close(): Promise<void> {
    const { client, state } = this.#parts;
    const { openId } = state;
    const ended = openId && (await client.conversations.close(openId));
    if (ended && state.openId === openId) state.change({ conversation: ended });
  }

  /**
   * Tells the agent that the user is typing. Safe to call on every keystroke.
   * @example
   * ```ts
   * textField.addEventListener('input', () => live.showTyping());
   * ```
   */
  showTyping(): void {
    this.#parts.reader.typing.send();
  }

  /**
   * Loads the page of history before the first item. Resolves to false if there is no earlier history.
   * @throws TellerError if the call fails. The next call tries again.
   * @example
   * ```ts
   * const isMore = await live.loadEarlier();
   * ```
   */
  loadEarlier(): Promise<boolean> {
    return this.#parts.reader.source.readEarlier();
  }

  /**
   * Stops following and sending, for good. The snapshot stays readable, and stored messages stay in the outbox.
   * @example
   * ```ts
   * window.addEventListener('pagehide', ({ persisted }) => persisted || live.stop());
   * ```
   */
  stop(): void {
    this.#parts.stop();
  }

  /**
   * Signs out: empties the snapshot and wipes unsent messages, in this tab and in all other tabs of the customer. A
   * frozen tab does so when it runs again. Needs no network.
   * @throws The error of the outbox's store, or a `TimeoutError` after 10 seconds without its answer. The rest is done.
   * @example
   * ```ts
   * await live.forget();
   * await session.end();
   * ```
   */
  async forget(): Promise<void> {
    this.#parts.coordinator.signOut();
    await this.#parts.forget(false);
  }
}
