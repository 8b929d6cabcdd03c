import { MarkdownStream, renderMarkdown } from '../../../markdown/index.ts';

export { markdownSheet } from '../../../markdown/index.ts';
export { renderPlain } from '../../../markdown/render.ts';

/** A content block, or the text of an answer that is still being written. */
export interface MarkdownText {
  readonly text: string;
}

/**
 * Renders Markdown, and keeps what it has parsed. Each stored block is parsed once. Of a growing text, only the new part
 * is parsed, and only the blocks that can still change are rendered again.
 */
export class ParsedTexts {
  /** Parsed blocks. A block that no message holds any more is freed together with its entry. */
  readonly #streams = new WeakMap<MarkdownText, MarkdownStream>();
  /** The text that grew last. */
  #growing:
    { readonly key: string; readonly stream: MarkdownStream; readonly text: string } | undefined;

  /**
   * @param key - identifies the text, and stays the same when a growing text becomes a stored block
   * @param isGrowing - true if the text will grow
   */
  render(key: string, block: MarkdownText, isGrowing: boolean): unknown {
    const stream = this.#streams.get(block) ?? this.#read(key, block, isGrowing);
    return renderMarkdown(stream.blocks);
  }

  #read(key: string, block: MarkdownText, isGrowing: boolean): MarkdownStream {
    const { text } = block;
    const last = this.#growing;
    const known = last?.key === key && text.startsWith(last.text) ? last : undefined;
    const stream = known?.stream ?? new MarkdownStream();
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
