import type { LiveEvent } from '@tellerkit/contract';
import { Pause } from '../base/pause.ts';
import { isStreamError, isTellerError } from '../errors/guards.ts';
import type { EventGap } from '../errors/stream-error.ts';
import type { ConnectionState } from '../events/event-stream-options.ts';
import type { LiveContext } from './live-context.ts';

/** Number of failures in a row after which `connection` becomes `offline`. */
const failuresUntilOffline = 3;

/** Callbacks of an {@link EventFollower}. */
export interface FollowerHandlers {
  readonly onEvent: (event: LiveEvent) => void;
  /** Called when the events in a gap are gone. Must reload the conversation. */
  readonly onLost: (gap: EventGap) => Promise<void>;
  /** Called when the stream fails for good, before the snapshot shows the error. */
  readonly onRefused: () => void;
}

/** Follows one conversation at a time over the event stream and shows the connection's state in the snapshot. */
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

  /** Follows a conversation from the event after the last one in the snapshot. */
  start(conversationId: string): void {
    this.stop();
    this.#stop = new AbortController();
    void this.#follow(conversationId, this.#stop.signal);
  }

  /** Reconnects at once instead of waiting. */
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
        onState: (connection) => signal.aborted || this.#showConnection(connection),
        pause: (ms, ended) => this.#pause.wait(ms, ended),
      });
      for await (const event of events) onEvent(event);
      if (!signal.aborted) state.change({ connection: 'ended' });
    } catch (error) {
      if (signal.aborted) return;
      const gap = isStreamError(error) && error.gap;
      const isReloaded =
        gap &&
        (await onLost(gap).then(
          () => true,
          () => false,
        ));
      if (signal.aborted) return;
      if (isReloaded) return void this.#follow(conversationId, signal);
      onRefused();
      state.change({ connection: 'ended', error: isTellerError(error) ? error : null });
    }
  }

  #showConnection({ state, error }: ConnectionState): void {
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
