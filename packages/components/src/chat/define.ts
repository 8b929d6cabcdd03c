import { TellerChat } from './chat.ts';

if (!customElements.get('teller-chat')) customElements.define('teller-chat', TellerChat);

declare global {
  interface HTMLElementTagNameMap {
    'teller-chat': TellerChat;
  }
}
