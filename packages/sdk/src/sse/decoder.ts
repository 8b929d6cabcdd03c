import { StreamError } from '../errors/stream-error.ts';

/**
 * One event of a stream.
 *
 * @public
 */
export interface ServerSentEvent {
  /** Id of the last event that had one; empty if none had. */
  readonly id: string;
  /** `message` if the stream does not say. */
  readonly event: string;
  readonly data: string;
}

/**
 * Reads Server-Sent Events out of the bytes of one stream, however they are cut into chunks, by the
 * grammar of the HTML standard. What is not ended by an empty line is never given out.
 *
 * @public
 */
export class ServerSentEventDecoder {
  /** What the stream last asked for as time before reconnecting, in milliseconds. */
  retryMs: number | undefined;
  /** Where to resume: id of the last block that ended. */
  lastEventId = '';

  readonly #onEvent: (event: ServerSentEvent) => void;
  readonly #maxLength: number;
  readonly #utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  /** What is left out if it comes next: a byte order mark, later the LF of a CRLF that was cut. */
  #skips = '\ufeff';
  /** A line whose end has not come yet. */
  #rest = '';
  #id = '';
  #type = '';
  #data: string | undefined;

  /**
   * @param onEvent - Called with each event, while the bytes that complete it are decoded.
   * @param maxLength - Longest line and longest data of one event, in UTF-16 code units. Default 16 Mi.
   */
  constructor(onEvent: (event: ServerSentEvent) => void, maxLength: number = 2 ** 24) {
    this.#onEvent = onEvent;
    this.#maxLength = maxLength;
  }

  /**
   * Takes the next bytes and gives out the events that they complete.
   *
   * @throws {@link StreamError} `event-too-large`.
   */
  decode(chunk: Uint8Array): void {
    let text = this.#text(chunk);
    let start = 0;
    // Only new text is searched, so that a line in many chunks costs no more than one in a single.
    let end = text.indexOf('\n');
    if (end >= 0) {
      end += this.#rest.length;
      text = this.#rest + text;
      this.#rest = '';
    }
    while (end >= 0) {
      this.#line(text, start, end);
      start = end + 1;
      end = text.indexOf('\n', start);
    }
    this.#rest = this.#limit(this.#rest + text.slice(start));
  }

  /** Decodes bytes, without byte order mark, with LF as the only line end. */
  #text(chunk: Uint8Array): string {
    // After an ASCII byte there is nothing to keep for the next chunk, which is the faster way.
    let text = this.#utf8.decode(chunk, { stream: (chunk.at(-1) ?? 128) > 127 });
    if (!text) return text;
    if (text[0] === this.#skips) text = text.slice(1);
    this.#skips = text.endsWith('\r') ? '\n' : '';
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }

  /** Takes one line; an empty one ends an event. */
  #line(text: string, start: number, end: number): void {
    if (start === end) this.#dispatch();
    // Most of what comes is data, which takes a short way.
    else if (text.startsWith('data: ', start)) this.#append(text.slice(start + 6, end));
    else this.#field(text.slice(start, end));
  }

  #field(line: string): void {
    const colon = `${line}:`.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1));
    if (name === 'data') this.#append(value);
    else if (name === 'event') this.#type = value;
    else if (name === 'id') {
      if (!value.includes('\0')) this.#id = value;
    } else if (name === 'retry' && /^\d+$/.test(value)) this.retryMs = Number(value);
  }

  #append(value: string): void {
    this.#data = this.#limit(this.#data === undefined ? value : `${this.#data}\n${value}`);
  }

  #dispatch(): void {
    const data = this.#data;
    this.lastEventId = this.#id;
    if (data !== undefined) this.#onEvent({ id: this.#id, event: this.#type || 'message', data });
    this.#type = '';
    this.#data = undefined;
  }

  #limit(text: string): string {
    if (text.length > this.#maxLength)
      throw new StreamError('event-too-large', 'An event of the stream is too large.');
    return text;
  }
}
