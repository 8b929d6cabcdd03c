import type { LiveEvent } from '@tellerkit/contract';
import type { Clock } from '../base/clock.ts';
import { isStreamError, isTellerError } from '../errors/guards.ts';
import type { EventGap } from '../errors/stream-error.ts';
import type { ConnectionState } from '../events/event-stream-options.ts';
import type { Lifecycle } from '../lifecycle/lifecycle.ts';
import type { LiveClient } from './live-client.ts';
import type { LiveState } from '../snapshot/live-state.ts';
import { Pause } from '../base/pause.ts';

/** Connections that fail in a row before the view says that the network is gone. */
const failuresUntilOffline = 3;

/** What a follower needs. @internal */
export interface EventFollowerOptions {
  readonly client: LiveClient;
  readonly state: LiveState;
  readonly clock: Clock;
  readonly lifecycle: Lifecycle;
  readonly onEvent: (event: LiveEvent) => void;
  /** Reads the conversation anew: events in the gap cannot be had. */
  readonly onLost: (gap: EventGap) => Promise<void>;
  /** The stream is refused for good; called before the snapshot says so. */
  readonly onRefused: () => void;
}

/** Follows one conversation at a time over the service's stream, and says how the connection fares. @internal */
export class EventFollower {
  #failures = 0;
  #stop: AbortController | undefined;
  readonly #pause: Pause;
  readonly #options: EventFollowerOptions;

  constructor(options: EventFollowerOptions) {
    this.#options = options;
    this.#pause = new Pause(options.clock);
  }

  /** Follows a conversation from behind what the snapshot holds. */
  start(conversationId: string): void {
    this.stop();
    this.#stop = new AbortController();
    void this.#follow(conversationId, this.#stop.signal);
  }

  /** Ends the wait for the next connection. */
  wake(): void {
    this.#pause.end();
  }

  /** Lets go of the connection. */
  stop(): void {
    this.#stop?.abort();
  }

  async #follow(conversationId: string, signal: AbortSignal): Promise<void> {
    const { client, state, lifecycle, onEvent, onLost, onRefused } = this.#options;
    try {
      const events = client.events.stream(conversationId, {
        after: state.snapshot.lastSequence,
        signal,
        lifecycle,
        onState: (connection) => signal.aborted || this.#connection(connection),
        pause: (ms, ended) => this.#pause.wait(ms, ended),
      });
      for await (const event of events) onEvent(event);
      if (!signal.aborted) state.change({ connection: 'ended' });
    } catch (error) {
      if (signal.aborted) return;
      const gap = isStreamError(error) && error.gap;
      const again =
        gap &&
        (await onLost(gap).then(
          () => true,
          () => false,
        ));
      if (signal.aborted) return;
      if (again) return void this.#follow(conversationId, signal);
      onRefused();
      state.change({ connection: 'ended', error: isTellerError(error) ? error : null });
    }
  }

  #connection({ state, error }: ConnectionState): void {
    if (state === 'open') {
      this.#failures = 0;
      this.#options.state.change({ connection: 'live', error: null });
    } else if (state === 'waiting') {
      this.#failures += 1;
      const connection = this.#failures < failuresUntilOffline ? 'reconnecting' : 'offline';
      this.#options.state.change({ connection, error: error ?? null });
    }
  }
}
