import type { MarkdownStream, markdownSheet, renderMarkdown } from '../../../markdown/index.ts';
import { Lazy } from '../../loading/lazy.ts';

interface MarkdownModule {
  readonly MarkdownStream: typeof MarkdownStream;
  readonly markdownSheet: typeof markdownSheet;
  readonly renderMarkdown: typeof renderMarkdown;
}

/**
 * Maximum number of parsed texts in the cache. Keep the number well above `windowSize`, so that a render at the end of
 * a conversation parses no text again.
 */
const maxTexts = 100;

/**
 * Renders Markdown, or plain text until the code for Markdown has loaded. Of a growing text, only the new part is
 * parsed, and only the blocks that can still change are rendered again.
 */
export class MarkdownView {
  readonly #module: Lazy<MarkdownModule>;
  readonly #texts = new Map<string, { stream: MarkdownStream; text: string }>();

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
   * @param key - identifies the text, and stays the same while the text grows
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
