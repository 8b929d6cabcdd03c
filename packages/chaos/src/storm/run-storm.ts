import { TellerClient } from '@tellerkit/sdk';
import type { Count } from '../base/count.ts';
import { secretKey } from '../service/keys.ts';
import { ServiceProcess } from '../service/service-process.ts';
import { wait } from '../base/wait.ts';

export interface StormOptions {
  readonly readers: number;
  /** Ways in which the run ends the service, one after another: an orderly stop or a hard kill. */
  readonly ends: readonly ('stop' | 'kill')[];
}

/** Minimum number of readers for which the run limits the share that comes back within one second. */
const stormReaders = 1000;
const conversations = 20;
const allBackMs = 30_000;
const bucketMs = 1000;

/**
 * Restarts a service with many readers, by an orderly stop and by a hard kill. Measures when each reader comes
 * back, and checks that it resumes at its last event.
 */
export async function runStorm({ readers, ends }: StormOptions): Promise<Count[]> {
  const service = await ServiceProcess.start();
  const stop = new AbortController();
  try {
    const client = new TellerClient({ baseUrl: service.url, secretKey });
    const ids: string[] = [];
    for (let index = 0; index < conversations; index += 1)
      ids.push((await client.conversations.create()).id);
    const allReaders = Array.from(
      { length: readers },
      (_, index) => new Reader(client, ids[index % conversations] ?? '', stop.signal),
    );
    await until(() => allReaders.every(({ last }) => last >= 1));
    const counts: Count[] = [];
    for (const how of ends) {
      for (const reader of allReaders) reader.openedAt = undefined;
      const start = performance.now();
      await service[how]();
      await service.resume();
      const isAllBack = await until(
        () => allReaders.every(({ openedAt }) => openedAt !== undefined),
        2 * allBackMs,
      );
      const times = allReaders.map(({ openedAt = Infinity }) => openedAt - start);
      counts.push(...countReturns(how, times, isAllBack));
    }
    const expected = new Map<string, number>();
    const content = [{ type: 'text' as const, text: 'Here again' }];
    for (const id of ids) expected.set(id, (await client.messages.send(id, { content })).sequence);
    await until(() => allReaders.every(({ id, last }) => last >= (expected.get(id) ?? 0)));
    const wrong = allReaders.filter(({ id, last, gaps }) => gaps > 0 || last !== expected.get(id));
    return [
      { part: 'storm', name: 'live readers', value: readers },
      ...counts,
      { part: 'storm', name: 'readers that missed or doubled', value: wrong.length, atMost: 0 },
    ];
  } finally {
    stop.abort();
    await service.dispose();
  }
}

/** A reader that follows a conversation. */
class Reader {
  readonly id: string;
  last = 0;
  /** Number of events whose sequence number does not follow the previous one. */
  gaps = 0;
  openedAt: number | undefined;

  constructor(client: TellerClient, id: string, signal: AbortSignal) {
    this.id = id;
    // A reader that gives up counts as a reader that never came back
    this.#follow(client, signal).catch((error: unknown) => {
      console.log(`A reader gave up: ${String(error)}`);
    });
  }

  async #follow(client: TellerClient, signal: AbortSignal): Promise<void> {
    const onState = ({ state }: { state: string }) => {
      if (state === 'open') this.openedAt = performance.now();
    };
    for await (const event of client.events.stream(this.id, { signal, onState })) {
      const sequence = 'sequence' in event ? event.sequence : undefined;
      if (sequence === undefined) continue;
      if (sequence !== this.last + 1) this.gaps += 1;
      this.last = sequence;
    }
  }
}

function countReturns(how: 'stop' | 'kill', times: readonly number[], isAllBack: boolean): Count[] {
  const part = 'storm';
  const after = how === 'stop' ? 'after a restart' : 'after a hard kill';
  const seconds = (ms: number) => Number((ms / 1000).toFixed(1));
  const last = isAllBack ? Math.max(...times) : Infinity;
  return [
    {
      part,
      name: `all back ${after}`,
      value: seconds(last),
      unit: 's',
      atMost: seconds(allBackMs),
    },
    {
      part,
      name: `most in a second ${after}`,
      value: Number(((100 * busiestSecond(times)) / times.length).toFixed(1)),
      unit: '%',
      // A small number of readers may come back at once without harm
      ...(times.length >= stormReaders && { atMost: 15 }),
    },
  ];
}

/** Returns the largest number of readers that come back within any second. */
function busiestSecond(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  let [most, first] = [0, 0];
  sorted.forEach((time, index) => {
    while (time - (sorted[first] ?? 0) >= bucketMs) first += 1;
    most = Math.max(most, index - first + 1);
  });
  return most;
}

/** Waits until a condition holds. Resolves to false if that takes too long. */
async function until(holds: () => boolean, ms = 60_000): Promise<boolean> {
  const end = performance.now() + ms;
  while (!holds()) {
    if (performance.now() > end) return false;
    await wait(20);
  }
  return true;
}
