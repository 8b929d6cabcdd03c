// This import uses a path. The package's name would resolve to TypeScript under the `source` condition, and Node runs
// no TypeScript in node_modules.
import { createParser } from '../../node_modules/eventsource-parser/dist/index.js';

import { ServerSentEventDecoder } from '../../../sdk/src/sse/decoder.ts';
import { median } from '../base/row.ts';
import type { Row } from '../base/row.ts';

const rounds = 200;
const eventsPerRound = 4000;

/** Decodes the bytes of a stream, keeps the events as a reader does, and returns their number. */
type Decode = (chunks: readonly Uint8Array[]) => number;

const decoders: Readonly<Record<'sdk' | 'parser', Decode>> = {
  sdk(chunks) {
    const events: unknown[] = [];
    const decoder = new ServerSentEventDecoder((event) => events.push(event));
    for (const chunk of chunks) decoder.decode(chunk);
    return events.length;
  },
  parser(chunks) {
    const events: unknown[] = [];
    const utf8 = new TextDecoder();
    const parser = createParser({ onEvent: (event) => events.push(event) });
    for (const chunk of chunks) parser.feed(utf8.decode(chunk, { stream: true }));
    return events.length;
  },
};

/** Compares the bytes per second of the SDK's decoder and of `eventsource-parser`, on the same chunks. */
export function benchSseDecode(): Row[] {
  const event = (id: number) =>
    `id: ${10_000 + id}\nevent: message.created\ndata: {"text":"${'x'.repeat(175)}"}\n\n`;
  const bytes = new TextEncoder().encode(
    Array.from({ length: eventsPerRound }, (_, id) => event(id)).join(''),
  );
  const eventBytes = bytes.length / eventsPerRound;
  return [
    compare('64 KiB chunks', cut(bytes, 2 ** 16)),
    compare('4 KiB chunks', cut(bytes, 2 ** 12)),
    compare('one event per chunk', cut(bytes, eventBytes)),
  ];
}

function cut(bytes: Uint8Array, size: number): Uint8Array[] {
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

function compare(chunking: string, chunks: readonly Uint8Array[]): Row {
  const length = chunks.reduce((total, chunk) => total + chunk.length, 0);
  const turn = () => ({ parser: rate('parser', chunks, length), sdk: rate('sdk', chunks, length) });
  for (let round = 0; round < 10; round++) turn();
  const turns = Array.from({ length: rounds }, turn);
  // Takes the best of many rounds, because other load can only slow down work that never waits.
  const sdk = Math.max(...turns.map((rates) => rates.sdk));
  const parser = Math.max(...turns.map((rates) => rates.parser));
  return {
    name: `SSE decoder over eventsource-parser, ${chunking}`,
    // Compares the sides turn by turn, because other load slows down both sides of a turn alike.
    ratio: median(turns.map((rates) => rates.sdk / rates.parser)),
    bound: 0.95,
    atLeast: true,
    detail: `${Math.round(sdk)} and ${Math.round(parser)} MB/s`,
  };
}

function rate(name: 'sdk' | 'parser', chunks: readonly Uint8Array[], length: number): number {
  const start = performance.now();
  const events = decoders[name](chunks);
  if (events !== eventsPerRound)
    throw new Error(`${name} decoded ${events} of ${eventsPerRound} events`);
  return length / 1000 / (performance.now() - start);
}
