import { TellerQueue } from './queue.ts';

declare global {
  interface HTMLElementTagNameMap {
    'teller-queue': TellerQueue;
  }
}

if (!customElements.get('teller-queue')) customElements.define('teller-queue', TellerQueue);
