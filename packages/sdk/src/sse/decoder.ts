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

const colon = 58;
const space = 32;

// Whether a line whose first letter is known begins so; letter by letter is faster than `startsWith`.
const isData = (text: string, at: number): boolean =>
  text.charCodeAt(at + 1) === 97 &&
  text.charCodeAt(at + 2) === 116 &&
  text.charCodeAt(at + 3) === 97 &&
  text.charCodeAt(at + 4) === colon &&
  text.charCodeAt(at + 5) === space;
const isEvent = (text: string, at: number): boolean =>
  text.charCodeAt(at + 1) === 118 &&
  text.charCodeAt(at + 2) === 101 &&
  text.charCodeAt(at + 3) === 110 &&
  text.charCodeAt(at + 4) === 116 &&
  text.charCodeAt(at + 5) === colon &&
  text.charCodeAt(at + 6) === space;
const isId = (text: string, at: number): boolean =>
  text.charCodeAt(at + 1) === 100 &&
  text.charCodeAt(at + 2) === colon &&
  text.charCodeAt(at + 3) === space;

const streaming = { stream: true };

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
      start = this.#line(text, start, end);
      end = text.charCodeAt(start) === lineFeed ? start : text.indexOf('\n', start);
    }
    if (start < text.length) this.#rest = this.#limit(this.#rest + text.slice(start));
  }

  /** Decodes bytes, without byte order mark, with LF as the only line end. */
  #text(chunk: Uint8Array): string {
    let text = this.#utf8.decode(chunk, streaming);
    if (!text) return text;
    // The LF of a CRLF that was cut.
    if (this.#skipsLineFeed && text.charCodeAt(0) === lineFeed) text = text.slice(1);
    const hasReturns = text.includes('\r');
    this.#skipsLineFeed = hasReturns && text.endsWith('\r');
    return hasReturns ? text.replace(/\r\n?/g, '\n') : text;
  }

  /** Takes one line; an empty one ends an event. Gives the place behind what is taken. */
  #line(text: string, start: number, end: number): number {
    // The usual lines are told by their first letter, and take a short way.
    const letter = text.charCodeAt(start);
    if (start === end) this.#dispatch(this.#data);
    else if (letter === letterD && isData(text, start)) {
      const value = text.slice(start + 6, end);
      if (this.#data === undefined && text.charCodeAt(end + 1) === lineFeed) {
        // Most events end with their only line of data: the empty line is taken with it.
        this.#dispatch(this.#limit(value));
        return end + 2;
      }
      this.#append(value);
    } else if (letter === letterE && isEvent(text, start)) this.#type = text.slice(start + 7, end);
    else if (letter === letterI && isId(text, start)) this.#setId(text.slice(start + 4, end));
    else this.#field(text.slice(start, end));
    return end + 1;
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

  #dispatch(data: string | undefined): void {
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
