import { fixture, html, oneEvent } from '@open-wc/testing';
import { waitUntil } from '../../testing/wait-until.ts';
import type { TellerChat } from '../chat.ts';
import '../define.ts';
import type { FakeChatClient } from './fake-chat-client.ts';

/** Page object of a chat: reads what the chat shows, and acts as the customer. */
export class ChatPage {
  readonly chat: TellerChat;

  constructor(chat: TellerChat) {
    this.chat = chat;
  }

  /** Finds an element in the chat. */
  find<E extends HTMLElement = HTMLElement>(selector: string): E | null {
    return this.chat.renderRoot.querySelector<E>(selector);
  }

  /** Finds an element in the chat, and throws if there is none. */
  get<E extends HTMLElement = HTMLElement>(selector: string): E {
    const found = this.find<E>(selector);
    if (!found) throw new Error(`No element of the chat matches ${selector}.`);
    return found;
  }

  /** Waits for the button with this label. */
  async button(label: string): Promise<HTMLButtonElement> {
    const find = () =>
      [...this.chat.renderRoot.querySelectorAll('button')].find(
        (button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === label,
      );
    await waitUntil(find, `a button is labelled "${label}"`);
    return find() as HTMLButtonElement;
  }

  /** Waits for the button with this label and clicks it. */
  async click(label: string): Promise<void> {
    (await this.button(label)).click();
  }

  /** Texts of the messages, in order. */
  get messages(): string[] {
    const bubbles = this.chat.renderRoot.querySelectorAll('.message > :first-child');
    return [...bubbles].map((bubble) => bubble.textContent.replaceAll(/\s+/g, ' ').trim());
  }

  /** Texts announced to screen readers, in order. */
  get announced(): string[] {
    const paragraphs = this.chat.renderRoot.querySelectorAll('[aria-live="polite"] > p');
    return [...paragraphs].map((paragraph) => paragraph.textContent);
  }

  get field(): HTMLTextAreaElement {
    return this.get<HTMLTextAreaElement>('textarea');
  }

  /** Writes text into the field without sending it. */
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

  /** Waits for an event and returns its detail. */
  async detailOf<
    K extends 'teller-message-sent' | 'teller-hand-off' | 'teller-conversation-closed',
  >(type: K): Promise<HTMLElementEventMap[K]['detail']> {
    const event: unknown = await oneEvent(this.chat, type);
    return (event as HTMLElementEventMap[K]).detail;
  }

  /** Scrolls the timeline up, as a reader does. */
  async scrollTo(top: number): Promise<void> {
    const scroller = this.get('.scroller');
    scroller.scrollTop = top;
    // A page in the background draws no frames, so the browser fires no scroll events.
    scroller.dispatchEvent(new Event('scroll'));
    await this.until(() => this.find('.newest'), 'the button that scrolls to the end');
  }

  /** Waits until the panel shows this text. */
  async shows(text: string): Promise<void> {
    await waitUntil(() => this.find('.panel')?.textContent.includes(text), `"${text}" is shown`);
    await this.chat.updateComplete;
  }

  /** Waits until the condition holds. */
  async until(condition: () => unknown, description: string): Promise<void> {
    await waitUntil(condition, description);
  }
}

/** Adds an inline chat to the page and waits until the chat shows messages, a greeting or a failure. */
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
    'the panel is drawn',
  );
  await chat.updateComplete;
  return page;
}

/** Adds a chat with a launcher button to the page. */
export async function floatingChat(client: FakeChatClient): Promise<ChatPage> {
  const chat = await fixture<TellerChat>(
    html`<teller-chat locale="en" .client=${client}></teller-chat>`,
  );
  await chat.updateComplete;
  return new ChatPage(chat);
}
