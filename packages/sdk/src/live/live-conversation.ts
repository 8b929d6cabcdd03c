import type { NewContentBlock } from '@tellerkit/contract';
import type { LiveSnapshot } from '../snapshot/live-snapshot.ts';
import type { LiveConversationOptions } from './live-options.ts';
import { createLiveParts } from './live-parts.ts';
import type { LiveParts } from './live-parts.ts';
import { toContentBlocks } from './to-content-blocks.ts';

/**
 * A conversation that keeps itself up to date, for any framework: read `getSnapshot()`, call `subscribe()`, draw. Messages
 * appear at once, are sent in order and once only; no stored event is missed, doubled or out of order.
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

  /** Everything a view needs, now. The same object until something changes. */
  readonly getSnapshot = (): LiveSnapshot => this.#parts.state.snapshot;

  /** Calls `listener` after each change; the returned function ends that. */
  readonly subscribe = (listener: () => void): (() => void) =>
    this.#parts.state.subscribe(listener);

  /**
   * Finds the conversation, reads its newest events and follows it; once only. It never rejects: a failure is in the
   * snapshot as `error`, and retried if it is transient. Kept messages are sent.
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
   * Sends text or content blocks and returns the message's key. The message is in the snapshot at once.
   * @throws TypeError for a text that is empty or longer than 4,000 characters.
   * @throws OutboxError `outbox-full` if too much waits, `outbox-closed` once stopped or signed out in another tab; nothing was taken.
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
   * Tries a failed message again. If its conversation has ended, it goes to the present one.
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
   * Takes back a message that waits or has failed; false if it is too late. Where another tab sends for this one, a
   * message that was on its way comes back into the snapshot.
   * @example
   * ```ts
   * if (!live.withdraw(key)) show('It was sent already');
   * ```
   */
  withdraw(key: string): boolean {
    const isOut = this.#parts.outbox.withdraw(key);
    if (isOut) this.#parts.coordinator.ask('withdraw', key);
    return isOut;
  }

  /**
   * Ends every wait for the next try, for example when the network is back, and reopens a refused connection.
   * @example
   * ```ts
   * retryButton.addEventListener('click', () => live.retryNow());
   * ```
   */
  retryNow(): void {
    this.#parts.coordinator.retryNow();
  }

  /**
   * Marks everything so far as read on this side: `unread` is 0 again, and the other participants learn of it.
   * @example
   * ```ts
   * if (document.hasFocus()) live.markRead();
   * ```
   */
  markRead(): void {
    this.#parts.receipts.markRead();
  }

  /**
   * Asks for a person: joins a queue.
   * @throws ApiError `conversation-closed`, `queue-closed` or `already-queued`; else as every call, see TellerError.
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
   * Gives up the place in the queue; the assistant goes on. Does nothing if there is no place.
   * @throws ApiError `conflict` if it was called up meanwhile, `not-found`; else as every call, see TellerError.
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
   * Ends the conversation. The next message opens another one, with a timeline of its own.
   * @throws TellerError, as every call.
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
    this.#parts.reader.typing.tell();
  }

  /**
   * Reads the page of history before the first item. False if there is nothing earlier.
   * @throws TellerError, as every call; the next call tries again.
   * @example
   * ```ts
   * const isMore = await live.loadEarlier();
   * ```
   */
  loadEarlier(): Promise<boolean> {
    return this.#parts.reader.source.readEarlier();
  }

  /**
   * Stops following and sending, for good. The snapshot stays readable, and kept messages stay kept.
   * @example
   * ```ts
   * window.addEventListener('pagehide', ({ persisted }) => persisted || live.stop());
   * ```
   */
  stop(): void {
    this.#parts.stop();
  }

  /**
   * Signs out: empties the snapshot and wipes unsent messages from the outbox, here and in all tabs of the customer; in
   * a frozen tab once it runs again. Needs no network.
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
