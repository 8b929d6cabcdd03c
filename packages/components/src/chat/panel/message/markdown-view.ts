import type { MarkdownStream, markdownSheet, renderMarkdown } from '../../../markdown/index.ts';
import { Lazy } from '../../loading/lazy.ts';

interface MarkdownModule {
  readonly MarkdownStream: typeof MarkdownStream;
  readonly markdownSheet: typeof markdownSheet;
  readonly renderMarkdown: typeof renderMarkdown;
}

/** Texts whose blocks are kept for the next drawing: more than a window shows. */
const most = 100;

/**
 * Formatted text, drawn as plain text until the code for Markdown has arrived. A text that grows is read
 * on from where it was; only what can still change is drawn again.
 */
export class MarkdownView {
  readonly #module: Lazy<MarkdownModule>;
  readonly #texts = new Map<string, { stream: MarkdownStream; text: string }>();

  /**
   * @param turn - resolves once it is this code's turn to load
   * @param onSettled - adopts the styles and draws again
   */
  constructor(turn: () => Promise<void>, onSettled: (module: MarkdownModule | undefined) => void) {
    this.#module = new Lazy<MarkdownModule>(
      () => turn().then(() => import('../../../markdown/index.ts')),
      onSettled,
    );
  }

  /** Asks again for the code if it did not arrive. */
  retry(): void {
    if (this.#module.isMissing) this.#module.prefetch();
  }

  /** Whether texts are drawn with their format. */
  get isLoaded(): boolean {
    return !!this.#module.value;
  }

  /**
   * Draws a text.
   *
   * @param key - the same for the same text, while it grows and after
   * @param isGrowing - whether more of it is to come
   */
  render(key: string, text: string, isGrowing: boolean): unknown {
    const module = this.#module.get();
    if (!module) return text;
    let known = this.#texts.get(key);
    if (!known || !text.startsWith(known.text)) {
      known = { stream: new module.MarkdownStream(), text: '' };
      this.#keep(key, known);
    }
    if (known.text.length < text.length) {
      known.stream.append(text.slice(known.text.length));
      known.text = text;
    }
    if (!isGrowing) known.stream.close();
    return module.renderMarkdown(known.stream.blocks);
  }

  /** Forgets all texts. */
  clear(): void {
    this.#texts.clear();
  }

  #keep(key: string, known: { stream: MarkdownStream; text: string }): void {
    this.#texts.delete(key);
    this.#texts.set(key, known);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > most && oldest !== undefined) this.#texts.delete(oldest);
  }
}
