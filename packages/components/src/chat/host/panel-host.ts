import type { CSSResult, LitElement } from 'lit';
import type { LiveAnnouncer } from '../../accessibility/live-announcer.ts';
import type { ClientController } from '../../client/client-controller.ts';
import type { LocalizeController } from '../../locales/localize-controller.ts';
import type { ChatClient } from '../client/chat-client.ts';
import type { SeenMark } from '../device/seen-mark.ts';
import type { ChatStrings } from '../strings/strings.en.ts';

/** The element that draws the panel, with the settings that the panel reads. */
export interface PanelElement extends LitElement {
  readonly heading: string;
  readonly suggestions: readonly string[];
  readonly conversationId: string;
  readonly inline: boolean;
}

/** The controllers of the element that the panel uses. */
export interface PanelControllers {
  readonly announcer: LiveAnnouncer;
  readonly clients: ClientController<keyof ChatClient>;
  readonly localize: LocalizeController<ChatStrings>;
}

/** Connects the panel with its element, so that the element needs no public members for it. */
export interface PanelHost extends PanelControllers {
  readonly element: PanelElement;
  /** Whether the panel is on the screen. */
  readonly isShown: boolean;
  /** Whether unsent messages may outlive the page: not on a device that people share. */
  readonly mayKeep: boolean;
  /** The last event seen on the page before; undefined where nothing may be kept. */
  readonly seen: SeenMark | undefined;
  adoptSheet(sheet: CSSResult): void;
  /** Puts the panel away, because the customer asked for it. */
  minimise(): void;
}
