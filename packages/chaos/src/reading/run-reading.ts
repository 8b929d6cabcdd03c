import { TellerClient } from '@tellerkit/sdk';
import type { Count } from '../base/count.ts';
import type { Dice } from '../base/dice.ts';
import { FaultProxy } from '../faults/fault-proxy.ts';
import { secretKey } from '../service/keys.ts';
import { ServiceProcess } from '../service/service-process.ts';
import { wait } from '../base/wait.ts';

export interface ReadingOptions {
  /** Number of stored events in all conversations. */
  readonly events: number;
  readonly conversations: number;
  /** Number of cut streams of all readers. */
  readonly cuts: number;
  readonly kills: number;
}

/** Faults in the events that one reader received. */
interface Read {
  lost: number;
  doubled: number;
  disordered: number;
  last: number;
}

/**
 * Follows growing conversations while the proxy cuts their streams at random bytes and the service is killed.
 * Checks the sequence number of each event.
 */
export async function runReading(dice: Dice, options: ReadingOptions): Promise<Count[]> {
  const service = await ServiceProcess.start();
  const proxy = await FaultProxy.start(service.port);
  const stop = new AbortController();
  try {
    const writer = new TellerClient({ baseUrl: service.url, secretKey, maxRetries: 0 });
    const ids: string[] = [];
    for (let index = 0; index < options.conversations; index += 1)
      ids.push((await writer.conversations.create()).id);
    const bytes = dice.of('cuts');
    proxy.plan = {
      forCall: () => undefined,
      forStream: () =>
        proxy.cutStreams < options.cuts
          ? { kind: 'cut-stream', bytes: bytes.between(1, 20_000) }
          : undefined,
    };
    const reader = new TellerClient({
      baseUrl: `http://127.0.0.1:${String(proxy.port)}`,
      secretKey,
    });
    // Creating a conversation stores its first event, and `each` counts that event too
    const each = Math.ceil(options.events / ids.length);
    const reads = ids.map((id) => follow(reader, id, each, stop.signal));
    let written = ids.length;
    const writing = ids.map(async (id) => {
      for (let number = 1; number < each; number += 1) {
        await write(writer, id, number, stop.signal);
        written += 1;
      }
    });
    for (let kill = 1; kill <= options.kills; kill += 1) {
      while (written < (kill * options.events) / (options.kills + 1)) await wait(20);
      await service.kill();
      await service.resume();
    }
    await Promise.all(writing);
    // Without this timeout, a reader that has lost its last event would wait forever
    const late = setTimeout(() => stop.abort(), 120_000);
    const found = await Promise.all(reads);
    clearTimeout(late);
    return countReading(found, each, proxy.cutStreams, options);
  } finally {
    stop.abort();
    proxy.close();
    await service.dispose();
  }
}

async function follow(
  client: TellerClient,
  id: string,
  until: number,
  signal: AbortSignal,
): Promise<Read> {
  const read: Read = { lost: 0, doubled: 0, disordered: 0, last: 0 };
  const seen = new Set<number>();
  try {
    for await (const event of client.events.stream(id, { signal })) {
      const sequence = 'sequence' in event ? event.sequence : undefined;
      if (sequence === undefined) continue;
      if (seen.has(sequence)) read.doubled += 1;
      else if (sequence < read.last) read.disordered += 1;
      seen.add(sequence);
      read.last = Math.max(read.last, sequence);
      if (read.last >= until) break;
    }
  } catch (error) {
    // All later events count as lost if the stream fails for good
    console.log(`A reader gave up after event ${String(read.last)}: ${String(error)}`);
  }
  for (let sequence = 1; sequence <= until; sequence += 1) if (!seen.has(sequence)) read.lost += 1;
  return read;
}

/** Sends a message with one idempotency key until the service acknowledges it. */
async function write(client: TellerClient, id: string, number: number, signal: AbortSignal) {
  const content = [{ type: 'text' as const, text: `Event ${String(number)}` }];
  const idempotencyKey = `event-${id}-${String(number)}`;
  while (!signal.aborted) {
    try {
      return await client.messages.send(id, { content }, { idempotencyKey, signal });
    } catch {
      await wait(50);
    }
  }
  return undefined;
}

function countReading(
  reads: readonly Read[],
  each: number,
  cuts: number,
  options: ReadingOptions,
): Count[] {
  const part = 'reading';
  const sum = (key: keyof Read) => reads.reduce((total, read) => total + read[key], 0);
  return [
    { part, name: 'events', value: each * reads.length },
    { part, name: 'cuts at any byte', value: cuts, atLeast: options.cuts },
    { part, name: 'hard kills of the service', value: options.kills },
    { part, name: 'lost', value: sum('lost'), atMost: 0 },
    { part, name: 'doubled', value: sum('doubled'), atMost: 0 },
    { part, name: 'disordered', value: sum('disordered'), atMost: 0 },
  ];
}
