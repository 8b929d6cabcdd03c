import { Lazy } from '../../loading/lazy.ts';
import type * as Markdown from './parsed-texts.ts';

/** Renders Markdown, or plain text until the code for Markdown has loaded. */
export class MarkdownView {
  readonly #module: Lazy<typeof Markdown>;
  #texts: Markdown.ParsedTexts | undefined;

  /**
   * @param whenReady - resolves when loading may start
   * @param onSettled - called after each attempt to load, to adopt the styles and render again
   */
  constructor(
    whenReady: () => Promise<void>,
    onSettled: (module: typeof Markdown | undefined) => void,
  ) {
    this.#module = new Lazy(() => whenReady().then(() => import('./parsed-texts.ts')), onSettled);
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
  render(key: string, block: Markdown.MarkdownText, isGrowing: boolean): unknown {
    const module = this.#module.get();
    if (!module) return block.text;
    this.#texts ??= new module.ParsedTexts();
    return this.#texts.render(key, block, isGrowing);
  }

  /** Returns plain text with links, or the text itself until the code has loaded. */
  renderPlain(block: Markdown.MarkdownText): unknown {
    return this.#module.get()?.renderPlain(block) ?? block.text;
  }

  /** Removes all texts from the cache. */
  clear(): void {
    this.#texts = undefined;
  }
}
