import type { ConnectionState, StateStreamOptions } from '@tellerkit/sdk';

interface Follower<E> {
  readonly id: string;
  readonly onState: ((state: ConnectionState) => void) | undefined;
  readonly take: (event: E) => void;
  readonly fail: (error: Error) => void;
}

/** A stream of whole states that a test writes by hand; who joins late gets the latest. */
export class FakeStateStream<E> {
  /** Called once a stream is open and has handed on what there was. */
  onOpen: (() => void) | undefined;
  /** Ids in the order in which they were opened. */
  readonly opened: string[] = [];
  readonly #followers = new Set<Follower<E>>();
  #latest: E | undefined;

  /** Streams that are open now. */
  get followers(): number {
    return this.#followers.size;
  }

  /** Sends a state to everybody. */
  send(event: E): void {
    this.#latest = event;
    for (const { take } of this.#followers) take(event);
  }

  /** Tells everybody how the connection is. */
  connection(state: ConnectionState['state']): void {
    for (const { onState } of this.#followers) onState?.({ state });
  }

  /** Ends every stream with an error. */
  fail(error: Error): void {
    for (const { fail } of [...this.#followers]) fail(error);
  }

  /** Opens one. */
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
