import type { CSSResultGroup } from 'lit';
import { theme as themeSheet } from '../theme/theme.ts';
import type { Density, Theme } from '../theme/theme.ts';
import type { LocalizeController } from '../locales/localize-controller.ts';
import { property } from './property.ts';
import { registerReaderSize } from './reader-size.ts';
import { useSystemFont } from './system-font.ts';
import { UpgradableElement } from './upgradable-element.ts';

/**
 * The base class of every Tellerkit element, with theme, language and elder mode. A subclass adds its
 * styles after `TellerElement.styles` and its strings with a `LocalizeController`.
 * @public
 */
export class TellerElement extends UpgradableElement {
  static override styles: CSSResultGroup = themeSheet;

  /**
   * The element's strings. The first render waits until the strings have loaded, so that no other language flashes up.
   * @internal
   */
  protected readonly localize?: LocalizeController<object>;

  /** Colour theme: `light`, `dark`, `contrast`, or `auto` to follow the system. Inherited if not set. */
  @property({ reflect: true }) theme: Theme | undefined;

  /** Spacing: `comfortable`, or `compact` for agent desks. Inherited if not set. */
  @property({ reflect: true }) density: Density | undefined;

  /** Turns on elder mode: larger text, larger targets and plainer language. */
  @property({ type: Boolean, reflect: true }) elder = false;

  /**
   * Language as a BCP 47 tag. An empty value means the language of the page, or of the browser if the page has none.
   */
  @property() locale = '';

  /** The language that the page asks for, as a valid tag. @internal */
  get requestedLanguage(): string {
    return this.localize?.requested ?? 'en';
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    registerReaderSize();
    const root = super.createRenderRoot();
    if (root instanceof ShadowRoot) {
      useSystemFont(root);
      // The code loads before the customer can reach a field. Without the code, the element works all the same.
      import('./keep-keys.ts').then(
        ({ keepKeys }) => keepKeys(root),
        () => undefined,
      );
    }
    return root;
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await this.localize?.pending;
    await super.scheduleUpdate();
  }
}
