import { TellerProvider } from './provider.ts';

declare global {
  interface HTMLElementTagNameMap {
    'teller-provider': TellerProvider;
  }
}

if (!customElements.get('teller-provider'))
  customElements.define('teller-provider', TellerProvider);
