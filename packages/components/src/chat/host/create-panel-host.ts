import { seenMark } from '../device/seen-mark.ts';
import { TellerCloseEvent } from '../events/close-event.ts';
import type { PanelControllers, PanelElement, PanelHost } from './panel-host.ts';

/** The members of a chat element that the panel host uses. */
interface ChatElement extends PanelElement {
  readonly channel: string;
  readonly open: boolean;
  readonly sharedDevice: boolean;
  hide(): void;
}

/** Creates the host through which a panel accesses its chat element and the element's controllers. */
export function createPanelHost(element: ChatElement, controllers: PanelControllers): PanelHost {
  return {
    ...controllers,
    element,
    get isShown() {
      return element.inline || element.open;
    },
    get mayPersist() {
      return !element.sharedDevice && element.channel !== 'kiosk';
    },
    get seen() {
      return this.mayPersist ? seenMark(() => sessionStorage) : undefined;
    },
    adoptSheet({ styleSheet }) {
      const { renderRoot } = element;
      if (styleSheet && renderRoot instanceof ShadowRoot)
        renderRoot.adoptedStyleSheets.push(styleSheet);
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
