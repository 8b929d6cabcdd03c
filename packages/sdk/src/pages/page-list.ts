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
 * as they are needed; nothing is fetched before.
 *
 * @example
 * ```ts
 * for await (const queue of client.queues.list()) console.log(queue.name);
 * ```
 *
 * @public
 */
export class PageList<T> implements AsyncIterable<T> {
  readonly #fetchPage: (cursor: string | undefined) => Promise<Page<T>>;

  /** @internal */
  constructor(fetchPage: (cursor: string | undefined) => Promise<Page<T>>) {
    this.#fetchPage = fetchPage;
  }

  /** Fetches the first page. */
  first(): Promise<Page<T>> {
    return this.#fetchPage(undefined);
  }

  /** Page by page. */
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
    for await (const page of this.pages()) yield* page.items;
  }
}
