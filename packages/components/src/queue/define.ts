import { defineElement } from '../element/define-element.ts';
import { TellerQueue } from './queue.ts';

declare global {
  interface HTMLElementTagNameMap {
    'teller-queue': TellerQueue;
  }
}

defineElement('teller-queue', TellerQueue);
