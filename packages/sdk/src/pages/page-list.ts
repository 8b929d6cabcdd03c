/**
 * One page of a list.
 *
 * @public
 */
export interface Page<T> {
  readonly items: readonly T[];
  /** Cursor of the next page; null on the last page. */
  readonly nextCursor: string | null;
}

/**
 * A list that the service returns page by page. `for await` yields the items and fetches pages as needed: none before
 * the loop starts, and none after `break`. The `signal` of the call ends the list between any two items. Timeouts and
 * retries apply to each page separately.
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
   * Fetches only the first page. To list the items after it, pass its `nextCursor` as `cursor`.
   *
   * @throws TellerError if a call fails, or the signal's reason if it aborts.
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
   * Yields whole pages and fetches each page when the loop asks for it.
   *
   * @throws TellerError if a call fails, or the signal's reason if it aborts.
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
      // A repeated cursor would loop forever.
      if (!page.nextCursor || page.nextCursor === cursor) return;
      cursor = page.nextCursor;
    }
  }

  /** Yields the items of all pages. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, void> {
    for await (const { items } of this.pages())
      for (const item of items) {
        this.#signal?.throwIfAborted();
        yield item;
      }
  }
}
