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

const lineFeed = 10;
const letterD = 100;
const letterE = 101;
const letterI = 105;

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
  readonly #utf8 = new TextDecoder();
  #skipsLineFeed = false;
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
    const text = this.#text(chunk);
    let start = 0;
    // Only new text is searched, so that a line in many chunks costs no more than one in a single.
    let end = text.indexOf('\n');
    if (this.#rest && end >= 0) {
      const line = this.#rest + text.slice(0, end);
      this.#rest = '';
      this.#line(line, 0, line.length);
      start = end + 1;
      end = text.indexOf('\n', start);
    }
    while (end >= 0) {
      this.#line(text, start, end);
      start = end + 1;
      end = text.charCodeAt(start) === lineFeed ? start : text.indexOf('\n', start);
    }
    this.#rest = this.#limit(this.#rest + text.slice(start));
  }

  /** Decodes bytes, without byte order mark, with LF as the only line end. */
  #text(chunk: Uint8Array): string {
    let text = this.#utf8.decode(chunk, { stream: true });
    if (!text) return text;
    // The LF of a CRLF that was cut.
    if (this.#skipsLineFeed && text.charCodeAt(0) === lineFeed) text = text.slice(1);
    this.#skipsLineFeed = text.endsWith('\r');
    return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }

  /** Takes one line; an empty one ends an event. */
  #line(text: string, start: number, end: number): void {
    // The usual lines are told by their first letter, and take a short way.
    const letter = text.charCodeAt(start);
    if (start === end) this.#dispatch();
    else if (letter === letterD && text.startsWith('data: ', start))
      this.#append(text.slice(start + 6, end));
    else if (letter === letterE && text.startsWith('event: ', start))
      this.#type = text.slice(start + 7, end);
    else if (letter === letterI && text.startsWith('id: ', start))
      this.#setId(text.slice(start + 4, end));
    else this.#field(text.slice(start, end));
  }

  #field(line: string): void {
    const colon = `${line}:`.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1));
    if (name === 'data') this.#append(value);
    else if (name === 'event') this.#type = value;
    else if (name === 'id') this.#setId(value);
    else if (name === 'retry' && /^\d+$/.test(value)) this.retryMs = Number(value);
  }

  #append(value: string): void {
    this.#data = this.#limit(this.#data === undefined ? value : `${this.#data}\n${value}`);
  }

  #setId(value: string): void {
    if (!value.includes('\0')) this.#id = value;
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
