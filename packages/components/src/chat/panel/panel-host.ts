import type { CSSResult, ReactiveControllerHost } from 'lit';
import type { ChatClient } from '../client/chat-client.ts';
import type { ClientProblem } from '../../client/client-controller.ts';
import type { SeenMark } from '../device/seen-mark.ts';
import type { ChatStrings } from '../strings/strings.en.ts';

/** What the panel needs of the element that it is drawn in. @internal */
export interface PanelHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly strings: ChatStrings;
  /** The language of `words`. */
  readonly stringsLocale: string;
  readonly heading: string;
  readonly suggestions: readonly string[];
  readonly conversationId: string;
  readonly inline: boolean;
  /** Whether the panel is on the screen. */
  readonly isShown: boolean;
  /** The client to use now, or why there is none. */
  readonly connection: {
    readonly client: ChatClient | undefined;
    readonly problem?: ClientProblem;
  };
  /** Whether unsent messages may outlive the page: not on a device that people share. */
  readonly mayKeep: boolean;
  /** What was seen on the page before; undefined where nothing may be kept. */
  readonly seen: SeenMark | undefined;
  /** Tries to build a client again. */
  retryClient(): void;
  announce(text: string): void;
  /** Takes back what was announced. */
  clearAnnouncements(): void;
  adoptSheet(sheet: CSSResult): void;
  /** Puts the panel away, because the customer asked for it. */
  minimise(): void;
}
