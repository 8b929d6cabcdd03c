import { ContextProvider } from '@lit/context';
import { CustomerClient } from '@tellerkit/sdk';
import { LitElement, css, html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from '../element/property.ts';
import { clientContext } from '../client/client-context.ts';
import type { ElementsClient } from '../client/client-context.ts';
import { readChannel } from '../client/connection-attributes.ts';
import { sessionOf } from '../client/session-of.ts';
import { sharedToken } from '../client/shared-token.ts';
import { linkSession, onSignOut, signOut } from '../client/sign-out.ts';

/**
 * Gives one client to all elements inside it, wherever they are nested. It draws nothing itself.
 *
 * @customElement teller-provider
 *
 * @slot - The part of the page whose elements use this client.
 *
 * @public
 */
export class TellerProvider extends LitElement {
  /** @internal */
  static override readonly styles = css`
    :host {
      display: contents;
    }
  `;

  /** A client made by the page's own script. It goes before the attributes. */
  @property({ attribute: false }) client: ElementsClient | undefined;

  /** Address of the service without `/v1`; relative ones start from the page's. */
  @property({ attribute: 'base-url' }) baseUrl = '';

  /** Key that may stand in a page, `pk_…`. */
  @property({ attribute: 'publishable-key' }) publishableKey = '';

  /** Where the customer meets the bank: `web`, `mobile`, `kiosk` or `social`; else it is `web`. */
  @property() channel = 'web';

  /** Language of the session, as a BCP 47 tag. @defaultValue the page's */
  @property() locale = '';

  readonly #context = new ContextProvider(this, { context: clientContext });
  #unfollow: (() => void) | undefined;

  /**
   * Signs the customer out: the elements inside let go of all they hold, also of what the device keeps,
   * and the session ends. With a `client` of the page's own, end its session yourself and give another.
   *
   * @throws One of the SDK's errors if the service could not be told; the device has forgotten all the same.
   */
  async signOut(): Promise<void> {
    const { value } = this.#context;
    if (value) await signOut(value);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isUnchanged = ['client', 'baseUrl', 'publishableKey', 'channel', 'locale'].every(
      (name) => !changed.has(name as keyof TellerProvider),
    );
    if (isUnchanged) return;
    const client = this.client ?? this.#build();
    this.#unfollow?.();
    this.#unfollow = client && onSignOut(client, this.#forget);
    this.#context.setValue(client);
  }

  /** The next customer gets another client. */
  readonly #forget = (): void => {
    this.client = undefined;
    this.requestUpdate('baseUrl');
  };

  /** Attributes that cannot work give no client: the elements inside say so, where a person looks. */
  #build(): ElementsClient | undefined {
    const { baseUrl, publishableKey } = this;
    if (!baseUrl || !publishableKey) return undefined;
    const locale = this.locale || this.lang || document.documentElement.lang || navigator.language;
    const connection = { baseUrl, publishableKey, channel: readChannel(this.channel), locale };
    try {
      const client = new CustomerClient({ baseUrl, locale, token: sharedToken(connection) });
      return linkSession(client, sessionOf(connection));
    } catch {
      return undefined;
    }
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
