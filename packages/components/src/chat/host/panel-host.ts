import type { CSSResult, LitElement } from 'lit';
import type { LiveAnnouncer } from '../../accessibility/live-announcer.ts';
import type { ClientController } from '../../client/client-controller.ts';
import type { LocalizeController } from '../../locales/localize-controller.ts';
import type { ChatClient } from '../client/chat-client.ts';
import type { SeenMark } from '../device/seen-mark.ts';
import type { ChatStrings } from '../strings/strings.en.ts';

/** The element that renders the panel, with the settings that the panel reads. */
export interface PanelElement extends LitElement {
  readonly heading: string;
  readonly suggestions: readonly string[];
  readonly conversationId: string;
  readonly inline: boolean;
}

/** The element's controllers that the panel uses. */
export interface PanelControllers {
  readonly announcer: LiveAnnouncer;
  readonly clients: ClientController<keyof ChatClient>;
  readonly localize: LocalizeController<ChatStrings>;
}

/** Connects the panel to its element, so that the element needs no public members for the panel. */
export interface PanelHost extends PanelControllers {
  readonly element: PanelElement;
  /** True while the panel is on the screen. */
  readonly isShown: boolean;
  /** True if the chat may store data on the device. False on shared devices and kiosks. */
  readonly mayPersist: boolean;
  /**
   * The last event that the customer has seen, and whether the panel is open, kept for the next web page in this tab.
   * Undefined if `mayPersist` is false.
   */
  readonly seen: SeenMark | undefined;
  adoptSheet(sheet: CSSResult): void;
  /** Closes the panel at the customer's request, and fires `teller-close`. */
  minimise(): void;
}
