import type { OutboxEntry, OutboxStore } from '../outbox/outbox-store.ts';

/** A store that outlives pages, and fails or delays as a test decides. */
export class FakeOutboxStore implements OutboxStore {
  readonly entries = new Map<string, OutboxEntry>();
  /** Errors that the next calls throw, by method. Each call consumes one error. */
  readonly failures: Partial<Record<'load' | 'put' | 'remove', Error[]>> = {};
  /** A promise that each `put` awaits. */
  slow: Promise<void> | undefined;
  /** A promise that each `load` awaits. */
  slowLoad: Promise<void> | undefined;
  /** A promise that each `remove` awaits. */
  slowRemove: Promise<void> | undefined;
  /** A promise that each `clear` awaits. */
  slowClear: Promise<void> | undefined;

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
    // A real store keeps plain data only.
    this.entries.set(entry.key, JSON.parse(JSON.stringify(entry)) as OutboxEntry);
  }

  async remove(key: string): Promise<void> {
    await this.slowRemove;
    this.#mayFail('remove');
    this.entries.delete(key);
  }

  async clear(): Promise<void> {
    await this.slowClear;
    this.entries.clear();
  }

  #mayFail(name: 'load' | 'put' | 'remove'): void {
    const failure = this.failures[name]?.shift();
    if (failure) throw failure;
  }
}
