import { adoptStyles } from 'lit';
import type { CSSResultOrNative, LitElement } from 'lit';
import { seenMark } from '../device/seen-mark.ts';
import { TellerCloseEvent } from '../events/close-event.ts';
import type { PanelControllers, PanelElement, PanelHost } from './panel-host.ts';

/** A chat element, as its host sees it. */
interface ChatElement extends PanelElement {
  readonly channel: string;
  readonly open: boolean;
  readonly sharedDevice: boolean;
  hide(): void;
}

/** Gives a panel access to its chat element and to the element's controllers. */
export function createPanelHost(element: ChatElement, controllers: PanelControllers): PanelHost {
  const sheets: CSSResultOrNative[] = [];
  return {
    ...controllers,
    element,
    get isShown() {
      return element.inline || element.open;
    },
    get mayKeep() {
      return !element.sharedDevice && element.channel !== 'kiosk';
    },
    get seen() {
      return this.mayKeep ? seenMark(() => sessionStorage) : undefined;
    },
    adoptSheet(sheet) {
      const { constructor, renderRoot } = element;
      sheets.push(sheet);
      if (renderRoot instanceof ShadowRoot)
        adoptStyles(renderRoot, [...(constructor as typeof LitElement).elementStyles, ...sheets]);
    },
    minimise() {
      element.hide();
      element.dispatchEvent(new TellerCloseEvent());
      void element.updateComplete.then(() =>
        element.renderRoot.querySelector<HTMLElement>('.launcher')?.focus(),
      );
    },
  };
}
