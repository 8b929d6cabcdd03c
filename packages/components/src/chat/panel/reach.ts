import type { LifecycleChange } from '@tellerkit/sdk';
import type { LiveSnapshot } from '@tellerkit/sdk/live';

/**
 * What tells beside the stream that the service is not reached: the browser, and messages that came back
 * unsent. A chat without a conversation has no stream that could tell.
 *
 * @internal
 */
export class Reach {
  /** Messages that came back at least once and are tried again by themselves. */
  held: ReadonlySet<string> = new Set();

  #tried: ReadonlySet<string> = new Set();
  #isOffline = false;
  #lastSequence = 0;
  /** The same object until something changes. */
  #shown: readonly [of: LiveSnapshot, as: LiveSnapshot] | undefined;

  /** Takes note of what the browser says of its network. */
  changed(change: LifecycleChange): void {
    if (change === 'online' || change === 'offline') this.#isOffline = change === 'offline';
  }

  /** Takes note of each snapshot. */
  note({ lastSequence, outgoing }: LiveSnapshot): void {
    const keys = (isIn: (one: LiveSnapshot['outgoing'][number]) => boolean) =>
      new Set(outgoing.filter(isIn).map(({ key }) => key));
    this.held = keys(
      ({ key, state }) =>
        (state === 'waiting' && this.#tried.has(key)) ||
        (state === 'sending' && this.held.has(key)),
    );
    this.#tried = keys(({ key, state }) => state === 'sending' || this.held.has(key));
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
