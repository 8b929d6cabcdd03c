import { defineElement } from '../element/define-element.ts';
import { TellerChat } from './chat.ts';

defineElement('teller-chat', TellerChat);

declare global {
  interface HTMLElementTagNameMap {
    'teller-chat': TellerChat;
  }
}
