import type { LiveConversation } from '@tellerkit/sdk/live';
import { html, noChange, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { keyHandler } from '../accessibility/key-handler.ts';
import { LiveAnnouncer } from '../accessibility/live-announcer.ts';
import { ClientController } from '../client/client-controller.ts';
import { openChats } from '../client/page-memory.ts';
import { signOut } from '../client/sign-out.ts';
import { property } from '../element/property.ts';
import { TellerElement } from '../element/teller-element.ts';
import { LocalizeController } from '../locales/localize-controller.ts';
import { chatStyles } from './chat.styles.ts';
import type { ChatClient, CustomerTokenProvider } from './client/chat-client.ts';
import { TellerOpenEvent } from './events/open-event.ts';
import { createPanelHost } from './host/create-panel-host.ts';
import { renderBroken, renderLauncher } from './launcher.ts';
import { Lazy } from './loading/lazy.ts';
import type { ChatPanel } from './panel/chat-panel.ts';
import { chatStrings } from './strings/catalogue.ts';
import { cleanSuggestions, parseSuggestions } from './suggestions.ts';

/** Media query for small screens, where the open panel covers the page. `chat.styles.ts` has the same query. */
const coversPage = '(max-width: 480px), (max-height: 480px)';

/**
 * The bank's chat: the assistant answers the customer at once, and an agent takes over on request. The element is a
 * button that opens a panel, or, with `inline`, a part of the page.
 *
 * @customElement teller-chat
 *
 * @slot greeting - Content shown before the first message, in place of the standard greeting.
 * @slot contact - Another way to reach the bank, such as a telephone number. Shown while the chat does not work.
 *
 * @fires teller-open - The customer has opened the panel.
 * @fires teller-close - The customer has closed the panel.
 * @fires teller-message-sent - The customer has sent a message.
 * @fires teller-hand-off - The customer has asked for a person.
 * @fires teller-conversation-closed - The conversation has ended.
 * @fires teller-error - The page or the service has a problem that keeps the chat from working.
 *
 * @csspart launcher - The button that opens the panel.
 * @csspart panel - The panel.
 * @csspart header - The top of the panel.
 * @csspart timeline - The scrolling list of messages.
 * @csspart bubble - The box around the content of a message.
 * @csspart composer - The form in which the customer writes.
 * @csspart send-button - The button that sends the message.
 * @csspart person-button - The "Talk to a person" button.
 *
 * @cssproperty --teller-launcher-inset - Distance of button and panel from the corner. Default 24px.
 * @cssproperty --teller-layer - The z-index of button and panel. Default 1000.
 * @cssproperty --teller-panel-width - Width of the floating panel. Default 400px.
 * @cssproperty --teller-panel-height - Height of the floating panel. Default 680px.
 *
 * @public
 */
export class TellerChat extends TellerElement {
  /** @internal */
  static override styles = [TellerElement.styles, chatStyles];

  /** Loads the code of the panel. @internal */
  static loadPanel: () => Promise<{ readonly ChatPanel: typeof ChatPanel }> = () =>
    import('./panel/chat-panel.ts');

  /** @internal */
  protected override readonly localize = new LocalizeController(this, chatStrings);
  readonly #announcer = new LiveAnnouncer(this);
  readonly #clients = new ClientController<keyof ChatClient>(
    this,
    async () => {
      const { createClient } = await this.#panel.load();
      return (connection) => createClient(connection, this);
    },
    () => {
      this.customerToken = undefined;
      this.conversationId = '';
      this.hide();
      return this.#panel.value?.forget();
    },
  );
  readonly #host = createPanelHost(this, {
    announcer: this.#announcer,
    clients: this.#clients,
    localize: this.localize,
  });
  readonly #panel = new Lazy<ChatPanel>(
    async () => new (await TellerChat.loadPanel()).ChatPanel(this.#host),
    () => {
      if (this.#panel.isMissing) {
        this.open = false;
        this.#clients.report('unreachable');
      }
      this.requestUpdate();
    },
  );

  /** A client that the page's script created. Such a client takes precedence over a provider and the attributes. */
  @property({ attribute: false }) client: ChatClient | undefined;

  /** Fetches the token of the signed-in customer. Without this function, the customer is anonymous. */
  @property({ attribute: false }) customerToken: CustomerTokenProvider | undefined;

  /** URL of the service without `/v1`. A relative URL resolves against the URL of the page. */
  @property({ attribute: 'base-url' }) baseUrl = '';

  /** Publishable key of the tenant, `pk_…`, which is safe to expose in a page. */
  @property({ attribute: 'publishable-key' }) publishableKey = '';

  /** The customer's channel: `web`, `mobile`, `kiosk` or `social`. Any other value counts as `web`. */
  @property() channel = 'web';

  /**
   * Id of the conversation to continue.
   *
   * @defaultValue the customer's newest open conversation, or a new conversation if none is open
   */
  @property({ attribute: 'conversation-id' }) conversationId = '';

  /** Title of the panel, such as the bank's name. */
  @property() heading = '';

  /** Up to four suggested questions. The attribute holds a JSON array, or one question a line. */
  @property({ converter: parseSuggestions }) suggestions: readonly string[] = [];

  /** Stores nothing on the device. Set this attribute on devices that several people use. */
  @property({ type: Boolean, attribute: 'shared-device' }) sharedDevice = false;

  /** Shows the panel as a part of the page, without a button. */
  @property({ type: Boolean, reflect: true }) inline = false;

  /**
   * True while the panel is open. Ignored with `inline`. The property does not change the attribute, so that a library
   * that compares the page with new markup does not close the panel.
   */
  @property({ type: Boolean }) open = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && this.open) this.#host.seen?.saveOpen(true);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    openChats.clear();
    if (this.open) openChats.add(this.#openKey);
    this.#host.seen?.saveOpen(false);
    // If the page has only moved the element, the element is connected again before this microtask runs.
    queueMicrotask(() => {
      if (!this.isConnected) this.#panel.value?.stop();
    });
  }

  get #openKey(): unknown {
    return this.client ?? [this.baseUrl, this.publishableKey, this.channel].join(' ');
  }

  /** The conversation, to read or to subscribe to. Undefined until the panel has loaded. */
  get live(): LiveConversation | undefined {
    return this.#panel.value?.live;
  }

  /** Opens the panel and moves the focus into it. Resolves when the panel is drawn. */
  async show(): Promise<void> {
    this.open = true;
    const panel = await this.#panel.load();
    await this.updateComplete;
    panel.focusComposer();
  }

  /** Closes the panel. The conversation continues, and the draft stays. */
  hide(): void {
    this.open = false;
  }

  /**
   * Sends a text as the customer.
   *
   * @returns The `clientId` of the message.
   * @throws TypeError for a text that is empty or longer than 4,000 characters.
   * @throws Error if the chat has no client.
   */
  async send(text: string): Promise<string> {
    const panel = await this.#panel.load();
    await this.updateComplete;
    const clientId = panel.send(text);
    if (!clientId)
      throw new Error(
        '`<teller-chat>` has no client: set `client`, or both `base-url` and `publishable-key`.',
      );
    return clientId;
  }

  /**
   * Signs the customer out of all elements that share the session. Closes the panel, deletes the conversation from the
   * chat and from the device, and ends the session. Call `signOut` before your own sign-out. If your page created the
   * `client`, end that client's session yourself, and set another `client` for the next customer.
   *
   * @throws One of the SDK's errors if the service could not end the session. The customer's data is deleted anyway.
   * @throws TypeError of the browser if the panel's code did not load. The device still holds the customer's data, so
   * call `signOut` again. A client from the `client` property or from a provider is signed out nevertheless.
   */
  async signOut(): Promise<void> {
    this.#host.seen?.clear();
    const loading = this.#panel.load();
    // An existing client is signed out even if the panel's code does not load.
    await loading.catch(() => undefined);
    const client = await this.#clients.settle();
    await this.updateComplete;
    if (client) await signOut(client);
    await loading;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { seen } = this.#host;
    // A panel that was open on the previous page opens again, unless it would cover the new page.
    if (!this.hasUpdated && seen?.wasOpen && !matchMedia(coversPage).matches) this.open = true;
    // The panel of the chat that this chat replaces was open.
    if (this.isConnected && openChats.delete(this.#openKey)) this.open = true;
    if (changed.has('suggestions')) this.suggestions = cleanSuggestions(this.suggestions);
    if (changed.has('customerToken') || changed.has('sharedDevice')) this.#clients.retry();
    // In a page that runs from right to left, a chat in English runs from left to right, in the corner of the page.
    this.toggleAttribute('across', this.matches('[dir=rtl] [dir=ltr]'));
    if (this.#host.isShown && !this.#panel.isMissing) this.#panel.prefetch();
    // Lit also updates an element that left the page, but that element must not follow a conversation.
    if (this.isConnected) this.#panel.value?.update();
  }

  protected override firstUpdated(): void {
    // The conversation of the previous page continues, so the panel loads early to count new messages for the button.
    if (this.#host.seen?.conversationId) this.#panel.prefetch();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('open') && !this.inline) this.#host.seen?.saveOpen(this.open);
    this.#panel.value?.updated();
  }

  readonly #onLaunch = (): void => {
    this.show().then(
      () => this.dispatchEvent(new TellerOpenEvent()),
      () => this.#announcer.announce(this.localize.strings.notLoaded),
    );
  };

  readonly #onKeydown = keyHandler((event) => this.#panel.value?.keydown(event));

  protected override render(): TemplateResult {
    const panel = this.#panel.value;
    const { isShown } = this.#host;
    return html`${this.inline ? nothing : this.#renderLauncher()}
    ${
      isShown || panel?.live
        ? html`<section
            class="panel"
            part="panel"
            role=${this.inline ? 'region' : 'dialog'}
            aria-labelledby="heading"
            tabindex="-1"
            ?hidden=${!isShown || !(panel || this.inline)}
            @keydown=${this.#onKeydown}
          >
            ${isShown ? (panel?.render() ?? this.#renderWaiting()) : noChange}
          </section>`
        : nothing
    }`;
  }

  #renderLauncher(): TemplateResult {
    const { isMissing, prefetch, value: panel } = this.#panel;
    return renderLauncher(this.localize.strings, {
      hasLabel: this.elder,
      isHidden: this.open && !!panel,
      isBusy: this.open && !panel,
      isBroken: isMissing,
      unread: this.open ? 0 : (panel?.unread ?? 0),
      onIntent: prefetch,
      onLaunch: this.#onLaunch,
    });
  }

  #renderWaiting(): TemplateResult {
    const { heading, notLoaded, retry } = this.localize.strings;
    const { isMissing, prefetch } = this.#panel;
    return html`<h2 id="heading" class="unseen">${this.heading || heading}</h2>
      ${
        isMissing
          ? renderBroken(
              notLoaded,
              html`<button class="button" type="button" @click=${prefetch}>${retry}</button>`,
            )
          : nothing
      }`;
  }
}
