import { ConnectionError, pageLifecycle } from '@tellerkit/sdk';
import type { LiveConversation, LiveSnapshot } from '@tellerkit/sdk/live';

/**
 * Detects a lost connection from the browser's `offline` event and from messages that could not be sent. The monitor
 * needs no event stream, because a chat has none before its conversation is open.
 */
export class ConnectivityMonitor {
  /** Keys of messages that failed at least once and are retried automatically. */
  retrying: ReadonlySet<string> = new Set();

  /** Keys of messages to withdraw as soon as the current attempt has failed. */
  readonly #withdrawn = new Set<string>();
  #unsubscribe: (() => void) | undefined;
  #tried: ReadonlySet<string> = new Set();
  #isOffline = false;
  #lastSequence = 0;
  /** Caches the last result of `show`, so that `show` returns the same object until the snapshot changes. */
  #shown: readonly [original: LiveSnapshot, offline: LiveSnapshot] | undefined;

  /**
   * Clears the state of the last conversation, and starts to listen to the browser's events.
   *
   * @param onChange - called on every change of the page's lifecycle, such as `offline` or `visible`
   */
  begin(onChange: () => void): void {
    this.end();
    this.#unsubscribe = pageLifecycle().subscribe((change) => {
      if (change === 'online' || change === 'offline') this.#isOffline = change === 'offline';
      onChange();
    });
  }

  /** Stops listening and clears all state of the conversation. */
  end(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = this.#shown = undefined;
    this.retrying = this.#tried = new Set();
    this.#withdrawn.clear();
    this.#isOffline = false;
    this.#lastSequence = 0;
  }

  /** Withdraws a message now, or as soon as the current attempt to send it has failed. */
  withdraw(live: LiveConversation, key: string): void {
    if (!live.withdraw(key)) this.#withdrawn.add(key);
  }

  /**
   * Records a change of the conversation. Call `observe` on every change instead of once a frame, because an attempt to
   * send may take less than a frame.
   */
  observe(live: LiveConversation): void {
    const { lastSequence, outgoing } = live.getSnapshot();
    const keys = (matches: (message: LiveSnapshot['outgoing'][number]) => boolean) =>
      new Set(outgoing.filter(matches).map(({ key }) => key));
    this.retrying = keys(
      ({ key, state }) =>
        (state === 'waiting' && this.#tried.has(key)) ||
        (state === 'sending' && this.retrying.has(key)),
    );
    this.#tried = keys(({ key, state }) => state === 'sending' || this.retrying.has(key));
    for (const { key, state } of outgoing)
      if (state !== 'sending' && this.#withdrawn.delete(key))
        queueMicrotask(() => live.withdraw(key));
    // A new event proves that the service is reachable. The browser may be offline nevertheless, if the service runs in
    // the local network.
    if (lastSequence > this.#lastSequence) this.#isOffline = false;
    this.#lastSequence = lastSequence;
  }

  /** Returns the snapshot, with `connection` set to `offline` if this monitor knows that the connection is lost. */
  show(snapshot: LiveSnapshot): LiveSnapshot {
    const { connection, conversation } = snapshot;
    const isUp = connection === 'live' || connection === 'reconnecting';
    if (!isUp || !(this.#isOffline || (this.retrying.size > 0 && !conversation))) return snapshot;
    if (this.#shown?.[0] !== snapshot) {
      // Messages that cannot be sent while the device has a network mean that the service cannot be reached.
      const error = snapshot.error ?? (this.#isOffline ? null : new ConnectionError());
      this.#shown = [snapshot, { ...snapshot, connection: 'offline', error }];
    }
    return this.#shown[1];
  }
}
