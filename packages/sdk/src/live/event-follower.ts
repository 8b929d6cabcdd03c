import type { LiveEvent } from '@tellerkit/contract';
import { Pause } from '../base/pause.ts';
import { isStreamError, isTellerError } from '../errors/guards.ts';
import type { EventGap } from '../errors/stream-error.ts';
import type { ConnectionState } from '../events/event-stream-options.ts';
import type { LiveContext } from './live-context.ts';

/** Connections that fail in a row before the view says that the network is gone. */
const failuresUntilOffline = 3;

/** Reactions to the events of a followed conversation, and to the end of the stream. */
export interface FollowerHandlers {
  readonly onEvent: (event: LiveEvent) => void;
  /** Reloads the conversation, as events in the gap cannot be fetched. */
  readonly onLost: (gap: EventGap) => Promise<void>;
  /** Called when the service refuses the stream for good, before the snapshot says so. */
  readonly onRefused: () => void;
}

/** Follows one conversation at a time over the service's stream, and shows how the connection fares. */
export class EventFollower {
  #failures = 0;
  #stop: AbortController | undefined;
  readonly #pause: Pause;
  readonly #context: LiveContext;
  readonly #handlers: FollowerHandlers;

  constructor(context: LiveContext, handlers: FollowerHandlers) {
    this.#context = context;
    this.#handlers = handlers;
    this.#pause = new Pause(context.clock);
  }

  /** Follows a conversation, starting after the last event in the snapshot. */
  start(conversationId: string): void {
    this.stop();
    this.#stop = new AbortController();
    void this.#follow(conversationId, this.#stop.signal);
  }

  /** Ends the wait for the next connection. */
  wake(): void {
    this.#pause.end();
  }

  /** Closes the connection. */
  stop(): void {
    this.#stop?.abort();
  }

  async #follow(conversationId: string, signal: AbortSignal): Promise<void> {
    const { client, state, lifecycle } = this.#context;
    const { onEvent, onLost, onRefused } = this.#handlers;
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
      this.#context.state.change({ connection: 'live', error: null });
    } else if (state === 'waiting') {
      this.#failures += 1;
      const connection = this.#failures < failuresUntilOffline ? 'reconnecting' : 'offline';
      this.#context.state.change({ connection, error: error ?? null });
    }
  }
}
