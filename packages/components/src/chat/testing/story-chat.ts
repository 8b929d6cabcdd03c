import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import '../define.ts';
import type { FakeChatClient } from './fake-chat-client.ts';

/** What can be set on every story of the chat. */
export interface ChatArgs {
  readonly heading: string;
  readonly suggestions: readonly string[];
  readonly inline: boolean;
  readonly open: boolean;
  readonly elder: boolean;
  /** Width of the part of the page that it stands in, in px. */
  readonly width: number;
  readonly conversationId: string;
  /** Makes the scene that the chat shows; undefined for a chat without a client. */
  readonly scene: (() => FakeChatClient) | undefined;
}

/** Settings of a story that says nothing else: a chat in the page, at its start. */
export const chatArgs: Omit<ChatArgs, 'scene'> = {
  heading: 'Ginkgo Bank',
  suggestions: [],
  inline: true,
  open: false,
  elder: false,
  width: 420,
  conversationId: '',
};

/** A chat in a scene, in a page as wide as the story says. */
export function chatStory(args: ChatArgs): TemplateResult {
  const { conversationId, elder, heading, inline, open, scene, suggestions, width } = args;
  const draw = (element?: Element) => {
    if (element instanceof HTMLElement) element.style.maxInlineSize = `${width}px`;
  };
  return html`<div ${ref(draw)}>
    <teller-chat
      heading=${heading}
      conversation-id=${conversationId}
      ?inline=${inline}
      ?open=${open}
      ?elder=${elder}
      .suggestions=${suggestions}
      .client=${scene?.()}
    ></teller-chat>
  </div>`;
}
