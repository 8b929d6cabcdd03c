import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import '../define.ts';
import type { FakeChatClient } from './fake-chat-client.ts';

/** Settings that every story of the chat has. */
export interface ChatArgs {
  readonly heading: string;
  readonly suggestions: readonly string[];
  readonly inline: boolean;
  readonly open: boolean;
  readonly elder: boolean;
  /** Width of the container around the chat, in px. */
  readonly width: number;
  readonly conversationId: string;
  /** Creates the client with the scene that the chat shows. Undefined for a chat without a client. */
  readonly scene: (() => FakeChatClient) | undefined;
}

/** Default settings of a story: an inline chat before its first message. */
export const chatArgs: Omit<ChatArgs, 'scene'> = {
  heading: 'Ginkgo Bank',
  suggestions: [],
  inline: true,
  open: false,
  elder: false,
  width: 420,
  conversationId: '',
};

/** Renders a chat with the scene and the width of the story. */
export function chatStory(args: ChatArgs): TemplateResult {
  const { conversationId, elder, heading, inline, open, scene, suggestions, width } = args;
  const setWidth = (element?: Element) => {
    if (element instanceof HTMLElement) element.style.maxInlineSize = `${width}px`;
  };
  return html`<div ${ref(setWidth)}>
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
