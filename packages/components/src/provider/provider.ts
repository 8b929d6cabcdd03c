import { ContextProvider } from '@lit/context';
import { CustomerClient } from '@tellerkit/sdk';
import { css, html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from '../element/property.ts';
import { UpgradableElement } from '../element/upgradable-element.ts';
import { clientContext } from '../client/client-context.ts';
import type { ElementsClient } from '../client/client-context.ts';
import { readChannel } from '../client/connection-attributes.ts';
import { sessionOf } from '../client/session-of.ts';
import { sharedToken } from '../client/shared-token.ts';
import { SignOutController } from '../client/sign-out-controller.ts';
import { customerOf, linkSession, signOut } from '../client/sign-out.ts';
import { requestedLanguage } from '../locales/requested-language.ts';

/**
 * Gives one client to all elements inside it, at any depth and across shadow roots. The provider renders no box.
 *
 * @customElement teller-provider
 *
 * @fires teller-error - The attributes are invalid, so that the elements inside have no client.
 *
 * @slot - Content whose elements use this client.
 *
 * @public
 */
export class TellerProvider extends UpgradableElement {
  /** @internal */
  static override readonly styles = css`
    :host {
      display: contents;
    }
  `;

  /** A client that the page's script created. Such a client takes precedence over the attributes. */
  @property({ attribute: false }) client: ElementsClient | undefined;

  /** URL of the service without `/v1`. A relative URL resolves against the URL of the page. */
  @property({ attribute: 'base-url' }) baseUrl = '';

  /** Publishable key of the tenant, `pk_…`, which is safe to expose in a page. */
  @property({ attribute: 'publishable-key' }) publishableKey = '';

  /** The customer's channel: `web`, `mobile`, `kiosk` or `social`. Any other value counts as `web`. */
  @property() channel = 'web';

  /**
   * Language of the session, as a BCP 47 tag.
   *
   * @defaultValue the language of the page, or of the browser if the page has none
   */
  @property() locale = '';

  readonly #context = new ContextProvider(this, { context: clientContext });
  // At sign-out the provider builds another client for the next customer.
  readonly #signOuts = new SignOutController(this, () => {
    this.client = undefined;
    this.requestUpdate('baseUrl');
  });

  /**
   * Signs the customer out. The elements inside clear their data, also from the device, and the session
   * ends. If the page set `client`, end that client's session yourself and set a new client. If no chat has used the
   * client in this page, deletes the unsent messages of all customers from the browser.
   *
   * @throws One of the SDK's errors if the request to the service fails. The device is cleared all the same.
   * @throws TypeError of the browser if the code that deletes the messages did not load. Call `signOut` again.
   */
  async signOut(): Promise<void> {
    const { value } = this.#context;
    if (!value) return;
    customerOf(value).wipe ??= wipeAll;
    await signOut(value);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isUnchanged = ['client', 'baseUrl', 'publishableKey', 'channel', 'locale'].every(
      (name) => !changed.has(name as keyof TellerProvider),
    );
    if (isUnchanged) return;
    const client = this.client ?? this.#build();
    this.#signOuts.follow(client);
    this.#context.setValue(client);
  }

  /** Builds no client from invalid attributes. The elements inside then show the problem. */
  #build(): ElementsClient | undefined {
    const { baseUrl, publishableKey } = this;
    if (!baseUrl || !publishableKey) return undefined;
    const locale = requestedLanguage(this);
    const connection = {
      baseUrl,
      publishableKey: publishableKey.trim(),
      channel: readChannel(this.channel),
      locale,
    };
    try {
      const client = new CustomerClient({ baseUrl, locale, token: sharedToken(connection) });
      return linkSession(client, sessionOf(connection));
    } catch {
      import('../problem/explain.ts').then(
        ({ explain }) =>
          explain(this, 'invalid', locale, { reported: 'invalid', explanation: null }),
        () => undefined,
      );
      return undefined;
    }
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

/** Deletes the unsent messages of all customers: the key of one customer is known only to a page with a chat. */
async function wipeAll(): Promise<void> {
  const { browserOutbox } = await import('@tellerkit/sdk/browser');
  await browserOutbox({ storageKey: () => Promise.reject(new Error('No key is needed.')) }).clear();
}
