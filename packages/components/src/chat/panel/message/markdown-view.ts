import type { MarkdownStream, markdownSheet, renderMarkdown } from '../../../markdown/index.ts';
import { Lazy } from '../../loading/lazy.ts';

interface MarkdownModule {
  readonly MarkdownStream: typeof MarkdownStream;
  readonly markdownSheet: typeof markdownSheet;
  readonly renderMarkdown: typeof renderMarkdown;
}

/** A content block, or the text of an answer that is still being written. */
interface MarkdownText {
  readonly text: string;
}

/**
 * Renders Markdown, or plain text until the code for Markdown has loaded. Each stored block is parsed once. Of a growing
 * text, only the new part is parsed, and only the blocks that can still change are rendered again.
 */
export class MarkdownView {
  readonly #module: Lazy<MarkdownModule>;
  /** Parsed blocks. A block that no message holds any more is freed together with its entry. */
  #streams = new WeakMap<MarkdownText, MarkdownStream>();
  /** The text that grew last. */
  #growing:
    { readonly key: string; readonly stream: MarkdownStream; readonly text: string } | undefined;

  /**
   * @param whenReady - resolves when loading may start
   * @param onSettled - called after each attempt to load, to adopt the styles and render again
   */
  constructor(
    whenReady: () => Promise<void>,
    onSettled: (module: MarkdownModule | undefined) => void,
  ) {
    this.#module = new Lazy<MarkdownModule>(
      () => whenReady().then(() => import('../../../markdown/index.ts')),
      onSettled,
    );
  }

  /** Loads the code again if the last attempt failed. */
  retry(): void {
    if (this.#module.isMissing) this.#module.prefetch();
  }

  /** True once the code for Markdown has loaded. */
  get isLoaded(): boolean {
    return !!this.#module.value;
  }

  /**
   * Returns the rendered text, or the text itself until the code for Markdown has loaded.
   *
   * @param key - identifies the text, and stays the same when a growing text becomes a stored block
   * @param isGrowing - true if the text will grow
   */
  render(key: string, block: MarkdownText, isGrowing: boolean): unknown {
    const module = this.#module.get();
    if (!module) return block.text;
    const stream = this.#streams.get(block) ?? this.#read(module, key, block, isGrowing);
    return module.renderMarkdown(stream.blocks);
  }

  /** Removes all texts from the cache. */
  clear(): void {
    this.#streams = new WeakMap();
    this.#growing = undefined;
  }

  #read(
    module: MarkdownModule,
    key: string,
    block: MarkdownText,
    isGrowing: boolean,
  ): MarkdownStream {
    const { text } = block;
    const last = this.#growing;
    const known = last?.key === key && text.startsWith(last.text) ? last : undefined;
    const stream = known?.stream ?? new module.MarkdownStream();
    if (text !== known?.text) stream.append(text.slice(known?.text.length));
    if (isGrowing) this.#growing = { key, stream, text };
    else {
      stream.close();
      this.#streams.set(block, stream);
      if (known) this.#growing = undefined;
    }
    return stream;
  }
}
