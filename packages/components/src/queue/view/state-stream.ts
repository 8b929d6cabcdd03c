import { pageLifecycle } from '@tellerkit/sdk';
import type { StateStreamOptions } from '@tellerkit/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * The status of a followed stream.
 *
 * - `idle`: nothing is followed.
 * - `connecting`: the first connection is not open yet.
 * - `open`: connected.
 * - `waiting`: between two connections.
 * - `ended`: the service ended the stream.
 * - `failed`: the stream failed and does not reconnect.
 */
export type StreamStatus = 'idle' | 'connecting' | 'open' | 'waiting' | 'ended' | 'failed';

/** Opens a stream in which every event carries the complete state. */
export type OpenStream<T> = (options: StateStreamOptions) => AsyncIterable<{ readonly data: T }>;

/**
 * Reads a stream of states from the service while the host element is in the page. Updates the host after each change.
 */
export class StateStream<T> implements ReactiveController {
  value: T | undefined;
  status: StreamStatus = 'idle';
  error: unknown;

  readonly #host: ReactiveControllerHost;
  #source: readonly unknown[] = [];
  #stop: AbortController | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#end();
  }

  /**
   * Opens the stream of a source, unless that stream is open already. Without `open`, only ends the current stream.
   *
   * @param source - Values that identify the source.
   */
  follow(source: readonly unknown[], open?: OpenStream<T>): void {
    const isSame =
      source.length === this.#source.length &&
      source.every((part, index) => part === this.#source[index]);
    if (isSame) return;
    this.#end();
    this.value = undefined;
    this.#source = source;
    if (!open) return;
    this.status = 'connecting';
    this.#stop = new AbortController();
    void this.#read(open, this.#stop.signal);
  }

  #end(): void {
    this.#stop?.abort();
    this.#stop = this.error = undefined;
    this.status = 'idle';
    this.#source = [];
  }

  async #read(open: OpenStream<T>, signal: AbortSignal): Promise<void> {
    const show = (status: StreamStatus, error?: unknown): void => {
      if (signal.aborted) return;
      this.status = status;
      this.error = error;
      this.#host.requestUpdate();
    };
    try {
      const onState: StateStreamOptions['onState'] = ({ state, error }) => show(state, error);
      for await (const { data } of open({ signal, onState, lifecycle: pageLifecycle() })) {
        if (signal.aborted) return;
        this.value = data;
        show('open');
      }
      show('ended');
    } catch (error) {
      show('failed', error);
    }
  }
}
