import type { MarkdownStream, markdownSheet, renderMarkdown } from '../../../markdown/index.ts';
import { Lazy } from '../../loading/lazy.ts';

interface MarkdownModule {
  readonly MarkdownStream: typeof MarkdownStream;
  readonly markdownSheet: typeof markdownSheet;
  readonly renderMarkdown: typeof renderMarkdown;
}

/** Number of parsed texts in the cache. It is larger than the number of items that the timeline draws. */
const maxTexts = 100;

/**
 * Renders Markdown, and plain text until the code for Markdown has loaded. For a growing text, it parses only the new
 * part and renders only the blocks that can still change.
 */
export class MarkdownView {
  readonly #module: Lazy<MarkdownModule>;
  readonly #texts = new Map<string, { stream: MarkdownStream; text: string }>();

  /**
   * @param whenReady - resolves once the code may load
   * @param onSettled - called after each attempt to load; adopts the styles and renders again
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
   * Renders a text.
   *
   * @param key - identifies the text, while it grows and afterwards
   * @param isGrowing - true if the text will grow
   */
  render(key: string, text: string, isGrowing: boolean): unknown {
    const module = this.#module.get();
    if (!module) return text;
    let known = this.#texts.get(key);
    if (!known || !text.startsWith(known.text)) {
      known = { stream: new module.MarkdownStream(), text: '' };
      this.#cache(key, known);
    }
    if (known.text.length < text.length) {
      known.stream.append(text.slice(known.text.length));
      known.text = text;
    }
    if (!isGrowing) known.stream.close();
    return module.renderMarkdown(known.stream.blocks);
  }

  /** Removes all texts from the cache. */
  clear(): void {
    this.#texts.clear();
  }

  #cache(key: string, known: { stream: MarkdownStream; text: string }): void {
    this.#texts.delete(key);
    this.#texts.set(key, known);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > maxTexts && oldest !== undefined) this.#texts.delete(oldest);
  }
}
