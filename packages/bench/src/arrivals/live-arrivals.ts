import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { Command, Reader } from './live-service.ts';
import { median } from '../base/row.ts';
import type { Row } from '../base/row.ts';

/** Promised maximum of milliseconds from the commit of a message to its arrival. */
const promisedMs = 250;

const messages = 400;
const everyMs = 10;

const readerCount = 2000;

/**
 * Measures the delay until messages arrive at live readers. Each reader has its own socket, and two readers follow the
 * same conversation.
 */
export async function benchLiveArrivals(): Promise<Row[]> {
  const service = fork(new URL('live-service.ts', import.meta.url), {
    execArgv: ['--conditions=source'],
  });
  const sockets: Socket[] = [];
  try {
    await once(service, 'message');
    const { port, readers } = (await ask(service, {
      command: 'readers',
      count: readerCount / 2,
    })) as {
      port: number;
      readers: Reader[];
    };
    const arrivals = new Arrivals();
    for (let index = 0; index < readerCount; index++)
      sockets.push(await openReader(port, readers[index % readers.length] as Reader, arrivals));
    await ask(service, { command: 'send', messages, everyMs });
    await arrivals.complete(2 * messages);
    return [rowOf(arrivals.delays)];
  } finally {
    for (const socket of sockets) socket.destroy();
    service.kill();
  }
}

async function ask(service: ChildProcess, command: Command): Promise<unknown> {
  service.send(command);
  const [answer] = (await once(service, 'message')) as [unknown];
  return answer;
}

/** Opens a stream and records how long each message took to arrive. */
async function openReader(port: number, reader: Reader, arrivals: Arrivals): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `GET ${reader.path}/events/stream HTTP/1.1\r\nHost: service.bench\r\nAuthorization: Bearer ${reader.token}\r\n\r\n`,
  );
  await once(socket, 'data');
  let rest = '';
  socket.on('data', (chunk) => {
    const events = (rest + chunk.toString()).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const sentAt = /sent at (\d+)\./.exec(event)?.[1];
      if (sentAt) arrivals.add(Date.now() - Number(sentAt));
    }
  });
  return socket;
}

/** Collects the delays of the messages at all readers. */
class Arrivals {
  readonly delays: number[] = [];
  #expected = Infinity;
  #done = (): void => undefined;

  add(delayMs: number): void {
    this.delays.push(delayMs);
    if (this.delays.length >= this.#expected) this.#done();
  }

  /** Resolves once `expected` messages have arrived. */
  complete(expected: number): Promise<void> {
    return new Promise((resolve) => {
      this.#expected = expected;
      this.#done = resolve;
      if (this.delays.length >= expected) resolve();
    });
  }
}

function rowOf(delays: readonly number[]): Row {
  const sorted = delays.toSorted((a, b) => a - b);
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
  return {
    name: `p99 to arrival at ${readerCount} live readers, over ${promisedMs} ms`,
    ratio: p99 / promisedMs,
    bound: 1,
    atLeast: false,
    detail: `${p99} ms, median ${median(sorted)} ms`,
  };
}
