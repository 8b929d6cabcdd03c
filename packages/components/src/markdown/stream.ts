import type { Block } from './ast.ts';
import { lexLines, splitLines } from './blocks.ts';

const noBlocks: readonly Block[] = [];

/**
 * An answer that is still being written. A finished block stays the same object, so that a renderer
 * can skip it. Only the unfinished tail is parsed again.
 * @public
 */
export class MarkdownStream {
  #finished: readonly Block[] = noBlocks;
  #growing: readonly Block[] | undefined = noBlocks;
  #tail = '';
  #closed = false;

  /** All blocks so far. Reading them again is cheap until more text is appended. */
  get blocks(): readonly Block[] {
    this.#growing ??= this.#read();
    return this.#growing.length > 0 ? [...this.#finished, ...this.#growing] : this.#finished;
  }

  /** Appends text. A chunk may end anywhere, also inside markup. @throws TypeError after `close()` */
  append(text: string): void {
    if (this.#closed)
      throw new TypeError('The `MarkdownStream` is closed. Create a new MarkdownStream.');
    this.#tail += text;
    this.#growing = undefined;
  }

  /** Marks the answer as complete. Unfinished markup becomes plain text. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#growing = undefined;
  }

  #read(): readonly Block[] {
    const lines = splitLines(this.#tail);
    const { blocks, starts } = lexLines(lines, !this.#closed);
    // Once the first line of a block is complete, all blocks before that block are final.
    const isCertain = (start: number) => start >= 0 && start < lines.length - 1;
    const keep = this.#closed ? blocks.length : Math.max(0, starts.findLastIndex(isCertain));
    if (keep > 0) {
      this.#finished = [...this.#finished, ...blocks.slice(0, keep)];
      this.#tail = this.#closed ? '' : lines.slice(starts[keep]).join('\n');
    }
    return blocks.slice(keep);
  }
}
