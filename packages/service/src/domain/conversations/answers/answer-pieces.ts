import { cleanText, cutText } from '@tellerkit/contract/wire';

/** Maximum number of characters of an answer, equal to the limit of one Markdown block. */
const maxAnswerLength = 16_000;

// A cluster that the next piece may continue: the first half of a flag, or one that ends with a joiner or with a virama,
// which joins consonants of Indic scripts (canonical combining class 9 in the Unicode Character Database)
const unfinished =
  /^\p{RI}$|(?:\u200D|\u094D|\u09CD|\u0A4D|\u0ACD|\u0B4D|\u0BCD|\u0C4D|\u0CCD|\u0D4D|\u0DCA|\u1039|\u17D2)$/u;

/**
 * The pieces of a streamed answer. A model may end a piece anywhere, also inside a character. Holds such an end back
 * until its other half arrives, so that no reader sees half a character. Cuts the answer at its maximum length.
 */
export class AnswerPieces {
  readonly #segmenter = new Intl.Segmenter();
  #text = '';
  #held = '';
  #isFull = false;

  /** Returns the next part of the answer to show. Empty while the whole piece is held back. */
  add(piece: string): string {
    const text = this.#held + piece;
    const half = /[\uD800-\uDBFF]$/.test(text) ? 1 : 0;
    const last = this.#segmenter.segment(text).containing(text.length - 1 - half);
    // The half may belong to the last cluster, such as the colour of a skin
    const isOpen = last && (half > 0 || unfinished.test(last.segment));
    const end = isOpen ? last.index : text.length - half;
    this.#held = text.slice(end);
    return this.#take(text.slice(0, end));
  }

  /** Returns the part that is still held back, at the end of the answer. */
  end(): string {
    return this.#take(this.#held);
  }

  #take(text: string): string {
    if (this.#isFull) return '';
    const known = this.#text.length;
    const whole = this.#text + cleanText(text);
    this.#text = cutText(whole, maxAnswerLength);
    this.#isFull = this.#text.length < whole.length;
    return this.#text.slice(known);
  }
}
