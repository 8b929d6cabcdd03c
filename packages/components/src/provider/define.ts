import { defineElement } from '../element/define-element.ts';
import { TellerProvider } from './provider.ts';

declare global {
  interface HTMLElementTagNameMap {
    'teller-provider': TellerProvider;
  }
}

defineElement('teller-provider', TellerProvider);
