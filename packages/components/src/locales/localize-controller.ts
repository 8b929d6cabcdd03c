import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { directionOf, matchLocale } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';

/** What the controller needs of its element. */
export interface LocalizedHost extends ReactiveControllerHost, HTMLElement {
  /** The locale that the host page asks for; empty: that of the page around, else of the browser. */
  readonly locale: string;
}

// A first render waits this long for its language before it shows English.
const patienceMs = 1500;

/** The language of the nearest element around that names one, also outside of shadow roots. */
function languageAround(element: Element): string {
  for (let node: Node | null = element.parentNode; node; node = node.parentNode) {
    const around: Node = node instanceof ShadowRoot ? node.host : node;
    if (around instanceof HTMLElement && around.lang) return around.lang;
    node = around;
  }
  return '';
}

/**
 * Gives an element its strings in the language that is wanted, loads that language when it is not
 * English, and follows changes of `locale` and of the page's `lang`. A language that fails to load
 * leaves English, so that the element always works.
 */
export class LocalizeController<S extends object> implements ReactiveController {
  /** The strings to show now. */
  strings: S;
  /** The locale of `strings`, for `Intl`. */
  locale = 'en';
  /** Settles when a language under way has arrived or is late; `undefined` when none is under way. */
  pending: Promise<void> | undefined;

  readonly #host: LocalizedHost;
  readonly #catalogue: Catalogue<S>;
  #target = 'en';
  /** The language that this controller wrote on the element, as against one from its author. */
  #written = '';
  #observer: MutationObserver | undefined;
  #settle: (() => void) | undefined;

  constructor(host: LocalizedHost, catalogue: Catalogue<S>) {
    this.#host = host;
    this.#catalogue = catalogue;
    this.strings = catalogue.en;
    host.addController(this);
  }

  /** Begins to follow the page. */
  hostConnected(): void {
    this.#choose();
    this.#observer = new MutationObserver(() => {
      this.#choose();
    });
    this.#observer.observe(document.documentElement, { attributeFilter: ['lang'] });
  }

  /** Stops following the page. */
  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#settle?.();
  }

  /** Notices that `locale` has changed. */
  hostUpdate(): void {
    this.#choose();
  }

  #wanted(): string {
    const host = this.#host;
    const own = host.lang === this.#written ? '' : host.lang;
    return host.locale || own || languageAround(host) || navigator.language;
  }

  #choose(): void {
    const { load } = this.#catalogue;
    const target = matchLocale(this.#wanted(), Object.keys(load));
    if (target === this.#target) {
      if (target === this.locale) this.#tellLanguage();
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
      const timer = setTimeout(() => this.#settle?.(), patienceMs);
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
    this.#tellLanguage();
    this.#host.requestUpdate();
  }

  // Screen readers choose a voice, and browsers a CJK face, by `lang`: it must be that of the words.
  #tellLanguage(): void {
    const host = this.#host;
    if (host.lang !== this.#written) return;
    const around = languageAround(host).toLowerCase();
    const same = around === this.locale.toLowerCase() || around.startsWith(`${this.locale}-`);
    const lang = same ? '' : this.locale;
    if (lang === this.#written) return;
    this.#written = lang;
    if (lang) {
      host.lang = lang;
      host.dir = directionOf(lang);
    } else {
      host.removeAttribute('lang');
      host.removeAttribute('dir');
    }
  }
}
