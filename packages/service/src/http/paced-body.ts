import type { Clock } from '../base/clock.ts';

/** Size of the chunks in bytes. A client must take a chunk within `slowReaderMs`. */
const chunkBytes = 32 * 1024;

/** Bytes that a paced body has in the buffers of the process at most: a chunk in the socket, and the next one. */
export const pacedBytes = 2 * chunkBytes;

/** Options of {@link pacedBody}. */
export interface PacedBodyOptions {
  readonly clock: Clock;
  readonly limits: { readonly slowReaderMs: number };
  /** Called once when the client has taken the body, has disconnected, or was too slow. */
  readonly onEnd: () => void;
}

/**
 * Creates a body that the client takes in chunks. It breaks off if the client takes no chunk for `slowReaderMs`. Many
 * bodies may share the same bytes.
 */
export function pacedBody(
  bytes: Uint8Array,
  options: PacedBodyOptions,
): ReadableStream<Uint8Array> {
  return new ReadableStream(new PacedSource(bytes, options), { highWaterMark: 0 });
}

class PacedSource implements UnderlyingDefaultSource<Uint8Array> {
  readonly #bytes: Uint8Array;
  readonly #options: PacedBodyOptions;
  #sent = 0;
  #stopTimer: (() => void) | undefined;

  constructor(bytes: Uint8Array, options: PacedBodyOptions) {
    this.#bytes = bytes;
    this.#options = options;
  }

  start(controller: ReadableStreamDefaultController<Uint8Array>): void {
    this.#startTimer(controller);
  }

  pull(controller: ReadableStreamDefaultController<Uint8Array>): void {
    this.#stopTimer?.();
    // Ends only with the request that follows the last chunk: only then has the client taken the last chunk
    if (this.#sent >= this.#bytes.length) {
      controller.close();
      this.#options.onEnd();
      return;
    }
    const chunk = this.#bytes.subarray(this.#sent, this.#sent + chunkBytes);
    this.#sent += chunk.length;
    this.#startTimer(controller);
    controller.enqueue(chunk);
  }

  cancel(): void {
    this.#stopTimer?.();
    this.#options.onEnd();
  }

  #startTimer(controller: ReadableStreamDefaultController<Uint8Array>): void {
    const { clock, limits, onEnd } = this.#options;
    this.#stopTimer = clock.setTimeout(() => {
      controller.error(new Error('The reader is too slow.'));
      onEnd();
    }, limits.slowReaderMs);
  }
}
