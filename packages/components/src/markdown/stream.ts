import type { Block } from './ast.ts';
import { lexLines, splitLines } from './blocks.ts';

const noBlocks: readonly Block[] = [];

/**
 * An answer that is still being written. Blocks that can change no more are kept as they are, the
 * same objects for good, so that a renderer can pass over them; only the tail is read again.
 * @public
 */
export class MarkdownStream {
  #finished: readonly Block[] = noBlocks;
  #growing: readonly Block[] | undefined = noBlocks;
  #tail = '';
  #closed = false;

  /** All blocks so far. Cheap to read again until more text is appended. */
  get blocks(): readonly Block[] {
    this.#growing ??= this.#read();
    return this.#growing.length > 0 ? [...this.#finished, ...this.#growing] : this.#finished;
  }

  /** Adds text, cut anywhere. @throws TypeError after `close()` */
  append(text: string): void {
    if (this.#closed) throw new TypeError('Answer is closed: start a new MarkdownStream');
    this.#tail += text;
    this.#growing = undefined;
  }

  /** The text is whole: unfinished markup now counts as the text that it is. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#growing = undefined;
  }

  #read(): readonly Block[] {
    const lines = splitLines(this.#tail);
    const { blocks, starts } = lexLines(lines, !this.#closed);
    // A block whose first line has arrived whole stands for good, and so does what is before it.
    const isCertain = (start: number) => start >= 0 && start < lines.length - 1;
    const keep = this.#closed ? blocks.length : Math.max(0, starts.findLastIndex(isCertain));
    if (keep > 0) {
      this.#finished = [...this.#finished, ...blocks.slice(0, keep)];
      this.#tail = this.#closed ? '' : lines.slice(starts[keep]).join('\n');
    }
    return blocks.slice(keep);
  }
}
