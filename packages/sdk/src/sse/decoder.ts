import { StreamError } from '../errors/stream-error.ts';

/**
 * An event of a stream of Server-Sent Events.
 *
 * @public
 */
export interface ServerSentEvent {
  /** The last id that the stream has sent, with this event or before. Empty if the stream has sent no id. */
  readonly id: string;
  /** Type of the event. `message` if the stream sends no type. */
  readonly event: string;
  readonly data: string;
}

const lineFeed = 10;
const letterD = 100;
const letterE = 101;
const letterI = 105;

const colon = 58;
const space = 32;

// These functions check a line whose first letter is known. Comparing letter by letter is faster than `startsWith`.
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
 * Decodes Server-Sent Events from the bytes of one stream, however they are cut into chunks. The decoder follows the
 * grammar of the HTML standard, which drops an event that no empty line has ended.
 *
 * @public
 */
export class ServerSentEventDecoder {
  /** Reconnection time that the stream has set last with `retry:`, in milliseconds. */
  retryMs: number | undefined;
  /** Id after which to resume, from the last complete block. */
  lastEventId: string;

  readonly #onEvent: (event: ServerSentEvent) => void;
  readonly #maxLength: number;
  readonly #utf8 = new TextDecoder();
  #skipsLineFeed = false;
  /** Beginning of a line whose end has not arrived yet. */
  #partialLine = '';
  #id: string;
  #type = '';
  #data: string | undefined;

  /**
   * @param onEvent - Called with each event, while the bytes that complete it are decoded.
   * @param maxLength - Maximum length of a line and of the data of one event, in UTF-16 code units. Default 16 Mi.
   * @param lastEventId - Last event id of the previous connection. It stays until the stream sends another, also an empty
   * one. Default empty.
   */
  constructor(
    onEvent: (event: ServerSentEvent) => void,
    maxLength: number = 2 ** 24,
    lastEventId = '',
  ) {
    this.lastEventId = this.#id = lastEventId;
    this.#onEvent = onEvent;
    this.#maxLength = maxLength;
  }

  /**
   * Decodes the next bytes and calls `onEvent` for each event that they complete.
   *
   * @throws {@link StreamError} `event-too-large` if a line or the data of an event is longer than `maxLength`.
   */
  decode(chunk: Uint8Array): void {
    const text = this.#decodeText(chunk);
    let start = 0;
    // Search only new text, so that a line in many chunks costs no more than a line in one chunk.
    let end = text.indexOf('\n');
    if (this.#partialLine && end >= 0) {
      const line = this.#partialLine + text.slice(0, end);
      this.#partialLine = '';
      this.#line(line, 0, line.length);
      start = end + 1;
      end = text.indexOf('\n', start);
    }
    while (end >= 0) {
      start = this.#line(text, start, end);
      end = text.charCodeAt(start) === lineFeed ? start : text.indexOf('\n', start);
    }
    if (start < text.length)
      this.#partialLine = this.#checkLength(this.#partialLine + text.slice(start));
  }

  /** Decodes bytes to text without byte order mark, with LF as the only line ending. */
  #decodeText(chunk: Uint8Array): string {
    let text = this.#utf8.decode(chunk, streaming);
    if (!text) return text;
    // The previous chunk ended with the CR that belongs to this LF.
    if (this.#skipsLineFeed && text.charCodeAt(0) === lineFeed) text = text.slice(1);
    const hasReturns = text.includes('\r');
    this.#skipsLineFeed = hasReturns && text.endsWith('\r');
    return hasReturns ? text.replace(/\r\n?/g, '\n') : text;
  }

  /** Processes one line; an empty line ends an event. Returns the position after the processed text. */
  #line(text: string, start: number, end: number): number {
    // Fast path: the first letter identifies the usual lines.
    const letter = text.charCodeAt(start);
    if (start === end) this.#dispatch(this.#data);
    else if (letter === letterD && isData(text, start)) {
      const value = text.slice(start + 6, end);
      if (this.#data === undefined && text.charCodeAt(end + 1) === lineFeed) {
        // Most events end with a single line of data: process its empty line together with it.
        this.#dispatch(this.#checkLength(value));
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
    this.#data = this.#checkLength(this.#data === undefined ? value : `${this.#data}\n${value}`);
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

  #checkLength(text: string): string {
    if (text.length > this.#maxLength)
      throw new StreamError(
        'event-too-large',
        'An event exceeds `maxEventLength`. Raise the limit.',
      );
    return text;
  }
}
