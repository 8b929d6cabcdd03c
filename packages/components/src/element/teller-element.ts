import { LitElement } from 'lit';
import type { CSSResultGroup } from 'lit';
import { theme as themeSheet } from '../theme/theme.ts';
import type { Density, Theme } from '../theme/theme.ts';
import type { LocalizeController } from '../locales/localize-controller.ts';
import { property } from './property.ts';
import { useSystemFont } from './system-font.ts';

/**
 * The base of every Tellerkit element: the theme, the language, elder mode. An element adds its own
 * styles after `TellerElement.styles` and its strings with a `LocalizeController`.
 * @public
 */
export class TellerElement extends LitElement {
  static override styles: CSSResultGroup = themeSheet;

  /**
   * The element's strings; its first render waits for their language, so that none flashes up.
   * @internal
   */
  protected readonly localize?: LocalizeController<object>;

  /** Light, dark, more contrast, or as the system is. Without it, as the element around. */
  @property({ reflect: true }) theme: Theme | undefined;

  /** Tighter space for desks. Without it, as the element around. */
  @property({ reflect: true }) density: Density | undefined;

  /** Elder mode: larger text and targets, plainer words. */
  @property({ type: Boolean, reflect: true }) elder = false;

  /** The language as a BCP 47 tag; empty: that of the page, else of the browser. */
  @property() locale = '';

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    const around = this.getRootNode();
    const isNested = around instanceof ShadowRoot && around.host instanceof TellerElement;
    if (!isNested) useSystemFont(this);
    return root;
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await this.localize?.pending;
    await super.scheduleUpdate();
  }
}
