import type { ConnectionState, StateStreamOptions } from '@tellerkit/sdk';

interface Follower<E> {
  readonly id: string;
  readonly onState: ((state: ConnectionState) => void) | undefined;
  readonly take: (event: E) => void;
  readonly fail: (error: Error) => void;
}

/** A stream of complete states that a test sends by hand. A late follower gets the latest state. */
export class FakeStateStream<E> {
  /** Called once a stream is open and has delivered the latest state. */
  onOpen: (() => void) | undefined;
  /** Ids of the opened streams, in order. */
  readonly opened: string[] = [];
  readonly #followers = new Set<Follower<E>>();
  #latest: E | undefined;

  /** Number of open streams. */
  get followers(): number {
    return this.#followers.size;
  }

  /** Sends a state to every follower. */
  send(event: E): void {
    this.#latest = event;
    for (const { take } of this.#followers) take(event);
  }

  /** Sends a connection state to every follower. */
  connection(state: ConnectionState['state']): void {
    for (const { onState } of this.#followers) onState?.({ state });
  }

  /** Ends every stream with an error. */
  fail(error: Error): void {
    for (const { fail } of [...this.#followers]) fail(error);
  }

  /** Opens a stream. */
  async *open(
    id: string,
    { signal, onState }: StateStreamOptions = {},
  ): AsyncGenerator<E, void, void> {
    this.opened.push(id);
    const waiting: E[] = this.#latest === undefined ? [] : [this.#latest];
    let failure: Error | undefined;
    let wake: () => void = () => undefined;
    const follower: Follower<E> = {
      id,
      onState,
      take: (event) => {
        waiting.push(event);
        wake();
      },
      fail: (error) => {
        failure = error;
        wake();
      },
    };
    this.#followers.add(follower);
    const onAbort = (): void => wake();
    signal?.addEventListener('abort', onAbort);
    try {
      onState?.({ state: 'open' });
      if (this.onOpen) setTimeout(this.onOpen);
      while (!signal?.aborted) {
        const event = waiting.shift();
        if (event !== undefined) yield event;
        else if (failure) throw failure;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      signal?.removeEventListener('abort', onAbort);
      this.#followers.delete(follower);
    }
  }
}
