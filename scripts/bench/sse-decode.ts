// By path: the package, too, offers a `source` condition, and Node strips no types below node_modules.
import { createParser } from '../../node_modules/eventsource-parser/dist/index.js';
import { ServerSentEventDecoder } from '../../packages/sdk/src/sse/decoder.ts';
import { median } from './row.ts';
import type { Row } from './row.ts';

const rounds = 41;
const eventsARound = 4000;

/** Takes the bytes of a stream, and counts the events in it. */
type Decode = (chunks: readonly Uint8Array[]) => number;

const decoders: Readonly<Record<'sdk' | 'parser', Decode>> = {
  sdk(chunks) {
    let events = 0;
    const decoder = new ServerSentEventDecoder(() => events++);
    for (const chunk of chunks) decoder.decode(chunk);
    return events;
  },
  parser(chunks) {
    let events = 0;
    const utf8 = new TextDecoder();
    const parser = createParser({ onEvent: () => events++ });
    for (const chunk of chunks) parser.feed(utf8.decode(chunk, { stream: true }));
    return events;
  },
};

/** Bytes a second of the SDK's decoder over those of `eventsource-parser`, on the same chunks. */
export function benchSseDecode(): Row[] {
  const event = (id: number) =>
    `id: ${10_000 + id}\nevent: message.created\ndata: {"text":"${'x'.repeat(175)}"}\n\n`;
  const bytes = new TextEncoder().encode(
    Array.from({ length: eventsARound }, (_, id) => event(id)).join(''),
  );
  const eventBytes = bytes.length / eventsARound;
  return [
    compare('64 KiB chunks', cut(bytes, 2 ** 16)),
    compare('4 KiB chunks', cut(bytes, 2 ** 12)),
    compare('one event a chunk', cut(bytes, eventBytes)),
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
  const figure = (name: 'sdk' | 'parser') => Math.round(median(turns.map((rates) => rates[name])));
  return {
    name: `SSE decoder over eventsource-parser, ${chunking}`,
    ratio: median(turns.map((rates) => rates.sdk / rates.parser)),
    bound: 1,
    atLeast: true,
    detail: `${figure('sdk')} and ${figure('parser')} MB/s`,
  };
}

function rate(name: 'sdk' | 'parser', chunks: readonly Uint8Array[], length: number): number {
  const start = performance.now();
  const events = decoders[name](chunks);
  if (events !== eventsARound) throw new Error(`${name} gave ${events} of ${eventsARound} events`);
  return length / 1000 / (performance.now() - start);
}
