/**
 * One page of a list.
 *
 * @public
 */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page starts; null on the last. */
  readonly nextCursor: string | null;
}

/**
 * A list that the service gives out page by page. `for await` over it gives the items and fetches pages
 * as they are needed; nothing is fetched before, and after `break` nothing goes on. The call's `signal`
 * ends it between any two items, in whichever page; its time limits and retries hold for each page.
 *
 * @example
 * ```ts
 * const signal = AbortSignal.timeout(30_000); // for all pages together
 * for await (const queue of client.queues.list({ limit: 100 }, { signal })) console.log(queue.name);
 * ```
 *
 * @public
 */
export class PageList<T> implements AsyncIterable<T> {
  readonly #fetchPage: (cursor: string | undefined) => Promise<Page<T>>;
  readonly #signal: AbortSignal | undefined;

  /** @internal */
  constructor(fetchPage: (cursor: string | undefined) => Promise<Page<T>>, signal?: AbortSignal) {
    this.#fetchPage = fetchPage;
    this.#signal = signal;
  }

  /**
   * Fetches the first page alone; its `nextCursor`, given as `cursor`, starts a list behind it.
   *
   * @throws TellerError as every call does; the signal's reason once it aborts.
   *
   * @example
   * ```ts
   * const { items, nextCursor } = await client.conversations.list({ limit: 20 }).first();
   * ```
   */
  first(): Promise<Page<T>> {
    return this.#fetchPage(undefined);
  }

  /**
   * Page by page, each fetched when the loop asks for it.
   *
   * @throws TellerError as every call does; the signal's reason once it aborts.
   *
   * @example
   * ```ts
   * for await (const { items } of client.conversations.list().pages()) console.log(items.length);
   * ```
   */
  async *pages(): AsyncGenerator<Page<T>, void, void> {
    let cursor: string | undefined;
    for (;;) {
      const page = await this.#fetchPage(cursor);
      yield page;
      // A cursor that stands still would never end.
      if (!page.nextCursor || page.nextCursor === cursor) return;
      cursor = page.nextCursor;
    }
  }

  /** Item by item. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, void> {
    for await (const { items } of this.pages())
      for (const item of items) {
        this.#signal?.throwIfAborted();
        yield item;
      }
  }
}
