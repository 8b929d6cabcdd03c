import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { directionOf, matchLocale } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { requestedLanguage, surroundingLanguages } from './requested-language.ts';

/** The part of an element that the controller uses. */
export interface LocalizedHost extends ReactiveControllerHost, HTMLElement {
  /**
   * The locale that the page sets on the element. Empty for the locale of the page, or of the browser if the page has
   * none.
   */
  readonly locale: string;
}

// Milliseconds that the first render waits for strings that load. After this time, the render uses English.
const firstRenderTimeoutMs = 1500;

/**
 * Gives an element its strings in the requested language, and follows changes of `locale` and of the
 * page's `lang`. Loads languages other than English. Falls back to English if loading fails, so that
 * the element always works.
 */
export class LocalizeController<S extends object> implements ReactiveController {
  /** The strings to show now. */
  strings: S;
  /** The locale of `strings`, for `Intl`. */
  locale = 'en';
  /** Resolves once the strings have loaded or are late. Undefined while no strings load. */
  pending: Promise<void> | undefined;

  readonly #host: LocalizedHost;
  readonly #catalogue: Catalogue<S>;
  #target = 'en';
  /** The `lang` that this controller wrote on the element. Any other `lang` comes from the page's author. */
  #written = '';
  #observer: MutationObserver | undefined;
  #settle: (() => void) | undefined;

  constructor(host: LocalizedHost, catalogue: Catalogue<S>) {
    this.#host = host;
    this.#catalogue = catalogue;
    this.strings = catalogue.en;
    host.addController(this);
  }

  /** The language that the page asks for, as a valid tag. The catalogue may lack it. */
  get requested(): string {
    return requestedLanguage(this.#host, this.#written);
  }

  /** Starts to follow the page's language. */
  hostConnected(): void {
    this.#choose();
    this.#observer = new MutationObserver(() => {
      this.#choose();
    });
    this.#observer.observe(document.documentElement, { attributeFilter: ['lang', 'dir'] });
  }

  /** Stops following the page's language. */
  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#settle?.();
  }

  /** Applies a change of `locale`. */
  hostUpdate(): void {
    this.#choose();
  }

  #choose(): void {
    const { load } = this.#catalogue;
    const target = matchLocale(this.requested, Object.keys(load));
    if (target === this.#target) {
      if (target === this.locale) this.#writeLanguage();
      return;
    }
    this.#target = target;
    const loader = load[target];
    if (!loader) return this.#show(this.#catalogue.en, 'en');
    this.#wait();
    void this.#load(loader, target);
  }

  #wait(): void {
    this.pending ??= new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle?.(), firstRenderTimeoutMs);
      this.#settle = () => {
        clearTimeout(timer);
        this.pending = this.#settle = undefined;
        resolve();
      };
    });
  }

  async #load(loader: () => Promise<S>, target: string): Promise<void> {
    try {
      const strings = await loader();
      if (this.#target === target) this.#show(strings, target);
    } catch {
      if (this.#target === target) this.#show(this.#catalogue.en, 'en');
    }
  }

  #show(strings: S, locale: string): void {
    this.strings = strings;
    this.locale = locale;
    this.#settle?.();
    this.#writeLanguage();
    this.#host.requestUpdate();
  }

  // Sets `lang` to the language of the strings, because `lang` decides a screen reader's voice and a browser's CJK
  // font. Sets `dir`, because English punctuation moves to the wrong end of a line that runs from right to left.
  #writeLanguage(): void {
    const host = this.#host;
    if (host.lang !== this.#written) return;
    const inherited = `${surroundingLanguages(host)[0]}-`.toLowerCase();
    const isSame =
      !host.closest('[dir=rtl]') && inherited.startsWith(`${this.locale}-`.toLowerCase());
    const lang = isSame ? '' : this.locale;
    if (lang === this.#written) return;
    this.#written = lang;
    if (lang) {
      host.lang = lang;
      host.dir = directionOf(lang);
    } else {
      host.removeAttribute('lang');
      host.removeAttribute('dir');
    }
    host.requestUpdate();
  }
}
