import { fixture, html, oneEvent } from '@open-wc/testing';
import { waitUntil } from '../../testing/wait-until.ts';
import type { TellerChat } from '../chat.ts';
import '../define.ts';
import type { FakeChatClient } from './fake-chat-client.ts';

/** A chat in a page, and what a person can see and do in it. */
export class ChatPage {
  readonly chat: TellerChat;

  constructor(chat: TellerChat) {
    this.chat = chat;
  }

  /** An element of the chat. */
  find<E extends HTMLElement = HTMLElement>(selector: string): E | null {
    return this.chat.renderRoot.querySelector<E>(selector);
  }

  /** An element that must be there. */
  get<E extends HTMLElement = HTMLElement>(selector: string): E {
    const found = this.find<E>(selector);
    if (!found) throw new Error(`Nothing matches ${selector}`);
    return found;
  }

  /** Waits for the button with these words. */
  async button(words: string): Promise<HTMLButtonElement> {
    const find = () =>
      [...this.chat.renderRoot.querySelectorAll('button')].find(
        (one) => (one.getAttribute('aria-label') ?? one.textContent.trim()) === words,
      );
    await waitUntil(find, `a button says "${words}"`);
    return find() as HTMLButtonElement;
  }

  /** Presses the button with these words once it is there. */
  async click(words: string): Promise<void> {
    (await this.button(words)).click();
  }

  /** The texts of the messages, in order. */
  get messages(): string[] {
    const bubbles = this.chat.renderRoot.querySelectorAll('.message > :first-child');
    return [...bubbles].map((bubble) => bubble.textContent.replaceAll(/\s+/g, ' ').trim());
  }

  /** What screen readers were told, in order. */
  get announced(): string[] {
    const said = this.chat.renderRoot.querySelectorAll('[aria-live="polite"] > p');
    return [...said].map((paragraph) => paragraph.textContent);
  }

  get field(): HTMLTextAreaElement {
    return this.get<HTMLTextAreaElement>('textarea');
  }

  /** Writes into the field without sending. */
  async write(text: string): Promise<void> {
    this.field.value = text;
    this.field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await this.chat.updateComplete;
  }

  /** Presses a key in the field. */
  press(key: string, init: KeyboardEventInit = {}): void {
    this.field.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
    );
  }

  /** Waits for an event and gives what it carries. */
  async detailOf<
    K extends 'teller-message-sent' | 'teller-hand-off' | 'teller-conversation-closed',
  >(type: K): Promise<HTMLElementEventMap[K]['detail']> {
    const event: unknown = await oneEvent(this.chat, type);
    return (event as HTMLElementEventMap[K]).detail;
  }

  /** Moves the timeline as a reader does. */
  async scrollTo(top: number): Promise<void> {
    const scroller = this.get('.scroller');
    scroller.scrollTop = top;
    // A page in the background draws no frames and tells of no scrolling.
    scroller.dispatchEvent(new Event('scroll'));
    await this.until(() => this.find('.newest'), 'a way back to the end');
  }

  /** Waits until the panel shows this text. */
  async shows(text: string): Promise<void> {
    await waitUntil(() => this.find('.panel')?.textContent.includes(text), `"${text}" is shown`);
    await this.chat.updateComplete;
  }

  /** Waits until something is so. */
  async until(condition: () => unknown, what: string): Promise<void> {
    await waitUntil(condition, what);
  }
}

/** Puts a chat into the page, as a part of it, and waits until it shows something. */
export async function inlineChat(
  client: FakeChatClient | undefined,
  properties: Partial<TellerChat> = {},
): Promise<ChatPage> {
  const chat = await fixture<TellerChat>(
    html`<teller-chat inline locale="en" ?shared-device=${properties.sharedDevice}></teller-chat>`,
  );
  Object.assign(chat, { client, ...properties });
  const page = new ChatPage(chat);
  await page.until(
    () => page.find('.turn, .welcome, .failure') && !page.find('.skeleton'),
    'the panel is there',
  );
  await chat.updateComplete;
  return page;
}

/** Puts a chat into the page as a button. */
export async function floatingChat(client: FakeChatClient): Promise<ChatPage> {
  const chat = await fixture<TellerChat>(
    html`<teller-chat locale="en" .client=${client}></teller-chat>`,
  );
  await chat.updateComplete;
  return new ChatPage(chat);
}
