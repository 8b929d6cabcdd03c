import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { TestClock } from '@tellerkit/service/test-kit';
import { settle } from '@tellerkit/tooling/settle';
import { createLocalBus } from './bus.ts';
import type { Bus, BusListener } from './bus.ts';
import { followState } from './follow-state.ts';
import type { Reading } from './follow-state.ts';

/** A local bus that counts its listeners. */
class CountingBus implements Bus {
  listeners = 0;
  readonly #bus = createLocalBus();

  publish(topic: string, payload?: string): void {
    this.#bus.publish(topic, payload);
  }

  subscribe(topic: string, listener: BusListener): () => void {
    this.listeners += 1;
    const unsubscribe = this.#bus.subscribe(topic, listener);
    return () => {
      this.listeners -= 1;
      unsubscribe();
    };
  }

  close(): void {
    this.#bus.close();
  }
}

describe('followState', () => {
  let bus: CountingBus;
  let clock: TestClock;
  let cut: AbortController;
  beforeEach(() => {
    bus = new CountingBus();
    clock = new TestClock();
    cut = new AbortController();
  });

  /** Follows the state that `read` returns and collects it. `ended` resolves when the stream ends. */
  function follow<State>(read: () => Promise<Reading<State> | null>) {
    const seen: State[] = [];
    const options = { bus, clock, signal: cut.signal, topics: ['a'], refreshMs: 30_000, read };
    const ended = (async () => {
      for await (const state of followState(options)) seen.push(state);
    })();
    return { seen, ended };
  }

  test('yields the state at once and after each change, but never an equal state twice', async () => {
    let state = 1;
    const { seen, ended } = follow(async () => ({ state, topics: ['a'] }));
    await settle();
    bus.publish('a');
    await settle();
    state = 2;
    bus.publish('a');
    await settle();
    assert.deepEqual(seen, [1, 2]);
    cut.abort();
    await ended;
  });

  test('reads the state once more if several changes arrive while it reads', async () => {
    let reads = 0;
    const gates: (() => void)[] = [];
    const { ended } = follow(async () => {
      reads += 1;
      await new Promise<void>((resolve) => gates.push(resolve));
      return { state: reads, topics: ['a'] };
    });
    await settle();
    for (let change = 0; change < 10; change += 1) bus.publish('a');
    gates.shift()?.();
    await settle();
    gates.shift()?.();
    await settle();
    assert.equal(reads, 2);
    cut.abort();
    await ended;
  });

  test('reads the state again after the refresh interval, but not after ephemeral events', async () => {
    let reads = 0;
    const { ended } = follow(async () => ({ state: ++reads, topics: ['a'] }));
    await settle();
    bus.publish('a', '{"type":"typing"}');
    await settle();
    assert.equal(reads, 1);
    await clock.advance(30_000);
    await settle();
    assert.equal(reads, 2);
    cut.abort();
    await ended;
  });

  test('subscribes only to the topics that came with the newest state', async () => {
    let state = { at: 'a' };
    const { seen, ended } = follow(async () => ({ state, topics: [state.at] }));
    await settle();
    state = { at: 'b' };
    bus.publish('a');
    await settle();
    state = { at: 'c' };
    bus.publish('a');
    await settle();
    assert.equal(seen.length, 2);
    bus.publish('b');
    await settle();
    assert.equal(seen.length, 3);
    assert.equal(bus.listeners, 1);
    cut.abort();
    await ended;
  });

  test('ends and cleans up after a final state, a missing state or an abort', async () => {
    const final = follow(async () => ({ state: 1, topics: ['a'], final: true }));
    await final.ended;
    const gone = follow(async () => null);
    await gone.ended;
    const waiting = follow(async () => ({ state: 1, topics: ['a'] }));
    await settle();
    cut.abort();
    await waiting.ended;
    assert.deepEqual([final.seen, gone.seen, waiting.seen], [[1], [], [1]]);
    assert.equal(bus.listeners, 0);
    assert.equal(clock.pending, 0);
  });
});
