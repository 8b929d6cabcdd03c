import type { TellerQueueLeftEvent } from './events/queue-left-event.ts';
import { TellerQueue } from './queue.ts';

declare global {
  interface HTMLElementTagNameMap {
    'teller-queue': TellerQueue;
  }
  interface HTMLElementEventMap {
    'teller-queue-left': TellerQueueLeftEvent;
  }
}

if (!customElements.get('teller-queue')) customElements.define('teller-queue', TellerQueue);
