import { pageLifecycle } from '@tellerkit/sdk';
import type { LiveConversation, LiveSnapshot } from '@tellerkit/sdk/live';

/**
 * What tells beside the stream that the service is not reached: the browser, and messages that came back
 * unsent. A chat without a conversation has no stream that could tell.
 */
export class ConnectivityMonitor {
  /** Messages that came back at least once and are tried again by themselves. */
  held: ReadonlySet<string> = new Set();

  /** Messages to take back as soon as the try that is under way has failed. */
  readonly #unwanted = new Set<string>();
  #leave: (() => void) | undefined;
  #tried: ReadonlySet<string> = new Set();
  #isOffline = false;
  #lastSequence = 0;
  /** The same object until something changes. */
  #shown: readonly [of: LiveSnapshot, as: LiveSnapshot] | undefined;

  /**
   * Begins anew, for another conversation.
   *
   * @param onChange - called when the browser says otherwise of its network
   */
  begin(onChange: () => void): void {
    this.end();
    this.#leave = pageLifecycle().subscribe((change) => {
      if (change === 'online' || change === 'offline') this.#isOffline = change === 'offline';
      onChange();
    });
  }

  /** Forgets all of the conversation and leaves nothing running behind. */
  end(): void {
    this.#leave?.();
    this.#leave = this.#shown = undefined;
    this.held = this.#tried = new Set();
    this.#unwanted.clear();
    this.#isOffline = false;
    this.#lastSequence = 0;
  }

  /** Takes a message back: at once, or when it comes back unsent. */
  withdraw(live: LiveConversation, key: string): void {
    if (!live.withdraw(key) && this.held.has(key)) this.#unwanted.add(key);
  }

  /** Takes note of each change: a try may take less than a frame. */
  note(live: LiveConversation): void {
    const { lastSequence, outgoing } = live.getSnapshot();
    const keys = (isIn: (one: LiveSnapshot['outgoing'][number]) => boolean) =>
      new Set(outgoing.filter(isIn).map(({ key }) => key));
    this.held = keys(
      ({ key, state }) =>
        (state === 'waiting' && this.#tried.has(key)) ||
        (state === 'sending' && this.held.has(key)),
    );
    this.#tried = keys(({ key, state }) => state === 'sending' || this.held.has(key));
    for (const { key, state } of outgoing)
      if (state === 'waiting' && this.#unwanted.delete(key))
        queueMicrotask(() => live.withdraw(key));
    // A service on the same machine or network is reached without the rest of the world.
    if (lastSequence > this.#lastSequence) this.#isOffline = false;
    this.#lastSequence = lastSequence;
  }

  /** The snapshot with the connection as it is known to be. */
  show(snapshot: LiveSnapshot): LiveSnapshot {
    const { connection, conversation } = snapshot;
    const isUp = connection === 'live' || connection === 'reconnecting';
    if (!isUp || !(this.#isOffline || (this.held.size > 0 && !conversation))) return snapshot;
    if (this.#shown?.[0] !== snapshot)
      this.#shown = [snapshot, { ...snapshot, connection: 'offline' }];
    return this.#shown[1];
  }
}
