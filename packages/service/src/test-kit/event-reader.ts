import type { LiveEvent } from '@tellerkit/contract';

/** An event of a stream. */
export interface ReadEvent<Event = Exclude<LiveEvent, { type: 'unknown' }>> {
  readonly id: number | undefined;
  readonly event: string;
  readonly data: Event;
}

/**
 * Reads the Server-Sent Events of a response one by one.
 */
export class EventReader {
  readonly comments: string[] = [];
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #text = '';

  constructor(response: Response) {
    if (!response.body) throw new Error('The response has no body to read events from.');
    this.#reader = response.body.getReader();
  }

  /** Reads the next event. Returns undefined at the end of the stream. */
  async next(): Promise<ReadEvent | undefined> {
    for (;;) {
      const block = await this.nextBlock();
      if (block === undefined) return undefined;
      if (block.startsWith(':')) this.comments.push(block);
      else return parse(block);
    }
  }

  /** Reads events up to and including the first event of one of the types. */
  async until(...types: string[]): Promise<ReadEvent[]> {
    const events: ReadEvent[] = [];
    for (;;) {
      const event = await this.next();
      if (!event) throw new Error(`The stream ended before an event ${types.join(' or ')}.`);
      events.push(event);
      if (types.includes(event.event)) return events;
    }
  }

  /** Reads the next event or comment as text. */
  async nextBlock(): Promise<string | undefined> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end >= 0) {
        const block = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 2);
        return block;
      }
      const { done, value } = await this.#reader.read();
      if (done) return undefined;
      this.#text += this.#decoder.decode(value, { stream: true });
    }
  }

  cancel(): Promise<void> {
    return this.#reader.cancel();
  }
}

function parse(block: string): ReadEvent {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const colon = line.indexOf(': ');
    fields.set(line.slice(0, colon), line.slice(colon + 2));
  }
  const id = fields.get('id');
  return {
    id: id === undefined ? undefined : Number(id),
    event: fields.get('event') ?? '',
    data: JSON.parse(fields.get('data') ?? 'null') as ReadEvent['data'],
  };
}
