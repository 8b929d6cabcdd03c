import type { CSSResult } from 'lit';
import type { MarkdownStream, markdownSheet, renderMarkdown } from '../../markdown/index.ts';

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
 *
 * @internal
 */
export class MarkdownView {
  #module: MarkdownModule | undefined;
  #loading = false;
  readonly #texts = new Map<string, { stream: MarkdownStream; text: string }>();
  readonly #onLoad: (sheet: CSSResult) => void;

  /** @param onLoad - adopts the styles and draws again */
  constructor(onLoad: (sheet: CSSResult) => void) {
    this.#onLoad = onLoad;
  }

  /** Changes when everything has to be drawn again. */
  get isLoaded(): boolean {
    return this.#module !== undefined;
  }

  /**
   * Draws a text.
   *
   * @param key - the same for the same text, while it grows and after
   * @param isGrowing - whether more of it is to come
   */
  render(key: string, text: string, isGrowing: boolean): unknown {
    const module = this.#module;
    if (!module) {
      void this.#load();
      return text;
    }
    let known = this.#texts.get(key);
    if (!known || (known.text !== text && !text.startsWith(known.text))) {
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

  #keep(key: string, known: { stream: MarkdownStream; text: string }): void {
    this.#texts.delete(key);
    this.#texts.set(key, known);
    const oldest = this.#texts.keys().next().value;
    if (this.#texts.size > most && oldest !== undefined) this.#texts.delete(oldest);
  }

  async #load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    try {
      this.#module = await import('../../markdown/index.ts');
      this.#onLoad(this.#module.markdownSheet);
    } catch {
      // The text stays readable as it is; the next drawing tries again.
      this.#loading = false;
    }
  }
}
