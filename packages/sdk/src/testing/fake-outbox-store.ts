import type { OutboxEntry, OutboxStore } from '../outbox/outbox-store.ts';

/** A store that outlives pages, and fails or takes its time as a test says. */
export class FakeOutboxStore implements OutboxStore {
  readonly entries = new Map<string, OutboxEntry>();
  /** Thrown by the next calls of these names, one a call. */
  readonly failures: Partial<Record<'load' | 'put' | 'remove', Error[]>> = {};
  /** What each put waits for. */
  slow: Promise<void> | undefined;
  /** What each load waits for. */
  slowLoad: Promise<void> | undefined;

  get texts(): string[] {
    return [...this.entries.values()].map(({ content: [block] }) =>
      block?.type === 'text' ? block.text : '',
    );
  }

  async load(): Promise<readonly OutboxEntry[]> {
    await this.slowLoad;
    this.#mayFail('load');
    return [...this.entries.values()];
  }

  async put(entry: OutboxEntry): Promise<void> {
    await this.slow;
    this.#mayFail('put');
    // As it goes through a real store: plain data.
    this.entries.set(entry.key, JSON.parse(JSON.stringify(entry)) as OutboxEntry);
  }

  async remove(key: string): Promise<void> {
    this.#mayFail('remove');
    this.entries.delete(key);
  }

  async clear(): Promise<void> {
    this.entries.clear();
  }

  #mayFail(name: 'load' | 'put' | 'remove'): void {
    const failure = this.failures[name]?.shift();
    if (failure) throw failure;
  }
}
