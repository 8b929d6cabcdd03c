import type { LiveConversation } from '@tellerkit/sdk/live';
import { html, noChange, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { LiveAnnouncer } from '../accessibility/live-announcer.ts';
import { ClientController } from '../client/client-controller.ts';
import { signOut } from '../client/sign-out.ts';
import { property } from '../element/property.ts';
import { TellerElement } from '../element/teller-element.ts';
import { LocalizeController } from '../locales/localize-controller.ts';
import { chatStyles } from './chat.styles.ts';
import type { ChatClient, CustomerTokenProvider } from './client/chat-client.ts';
import { TellerOpenEvent } from './events/open-event.ts';
import { createPanelHost } from './host/create-panel-host.ts';
import { renderLauncher } from './launcher.ts';
import { Lazy } from './loading/lazy.ts';
import type { ChatPanel } from './panel/chat-panel.ts';
import { chatStrings } from './strings/catalogue.ts';
import { clean, parseSuggestions } from './suggestions.ts';

/** Where the open panel covers the page, as in its styles. */
const coversPage = '(max-width: 480px), (max-height: 480px)';

/**
 * The bank's service window: the customer asks, the assistant answers at once, a person takes over on
 * request. A button that opens a panel, or with `inline` a part of the page.
 *
 * @customElement teller-chat
 *
 * @slot greeting - What stands before the first message, in place of the standard greeting.
 *
 * @fires teller-open - The customer has opened the panel.
 * @fires teller-close - The customer has put the panel away.
 * @fires teller-message-sent - The customer has sent a message.
 * @fires teller-hand-off - The customer has asked for a person.
 * @fires teller-conversation-closed - The conversation has ended.
 *
 * @csspart launcher - The button that opens the panel.
 * @csspart panel - The panel.
 * @csspart header - The top of the panel.
 * @csspart timeline - What scrolls: the messages.
 * @csspart bubble - The ground of a message.
 * @csspart composer - Where the customer writes.
 * @csspart send-button - The button that sends.
 * @csspart person-button - The button that asks for a person.
 *
 * @cssproperty --teller-launcher-inset - Distance of button and panel from the corner. Default 24px.
 * @cssproperty --teller-layer - Its z-index on the page. Default 1000.
 * @cssproperty --teller-panel-width - Width of the floating panel. Default 400px.
 * @cssproperty --teller-panel-height - Height of the floating panel. Default 680px.
 *
 * @public
 */
export class TellerChat extends TellerElement {
  /** @internal */
  static override styles = [TellerElement.styles, chatStyles];

  /** Brings the code of the panel. @internal */
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
      if (this.#panel.isMissing) this.open = false;
      this.requestUpdate();
    },
  );

  /** A client made by the page's own script. It goes before a provider and the attributes. */
  @property({ attribute: false }) client: ChatClient | undefined;

  /** Brings the token of the signed-in customer. Without it the customer is anonymous. */
  @property({ attribute: false }) customerToken: CustomerTokenProvider | undefined;

  /** Address of the service without `/v1`; relative ones start from the page's. */
  @property({ attribute: 'base-url' }) baseUrl = '';

  /** Key that may stand in a page, `pk_…`. */
  @property({ attribute: 'publishable-key' }) publishableKey = '';

  /** Where the customer meets the bank: `web`, `mobile`, `kiosk` or `social`; else it is `web`. */
  @property() channel = 'web';

  /** A conversation to go on with. @defaultValue the customer's newest open one, else a new one */
  @property({ attribute: 'conversation-id' }) conversationId = '';

  /** The title of the panel, such as the bank's name. */
  @property() heading = '';

  /** Up to four questions to begin with: an array, in the attribute as JSON. */
  @property({ converter: parseSuggestions }) suggestions: readonly string[] = [];

  /** Keeps nothing on the device, for one that people share. */
  @property({ type: Boolean, attribute: 'shared-device' }) sharedDevice = false;

  /** Stands in the page where it is, without a button. */
  @property({ type: Boolean, reflect: true }) inline = false;

  /** Whether the panel is open; without meaning when `inline`. */
  @property({ type: Boolean, reflect: true }) open = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is only moved is back before this runs.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#panel.value?.stop();
      this.#host.seen?.keepOpen(false);
    });
  }

  /** The conversation, to read or to follow it; undefined until the panel was wanted. */
  get live(): LiveConversation | undefined {
    return this.#panel.value?.live;
  }

  /** Opens the panel and puts the focus into it. Resolves when it is drawn. */
  async show(): Promise<void> {
    this.open = true;
    const panel = await this.#panel.load();
    await this.updateComplete;
    panel.focusComposer();
  }

  /** Puts the panel away. The conversation goes on, and what is written stays. */
  hide(): void {
    this.open = false;
  }

  /**
   * Sends a text as the customer.
   *
   * @returns The message's own name, `clientId` in the service.
   * @throws TypeError for a text that is empty or longer than 4,000 characters.
   * @throws Error if there is no client to send it with.
   */
  async send(text: string): Promise<string> {
    const panel = await this.#panel.load();
    await this.updateComplete;
    const clientId = panel.send(text);
    if (!clientId)
      throw new Error('Give <teller-chat> a client, or both base-url and publishable-key.');
    return clientId;
  }

  /**
   * Signs the customer out: the chat forgets everything, also what the device keeps, is put away, and the
   * session ends, for all elements that share it. Call it before your own sign-out. With a `client` of the
   * page's own, end its session yourself and give the chat another client for the next customer.
   *
   * @throws One of the SDK's errors if the service could not be told; the device has forgotten all the same.
   * @throws TypeError of the browser if the code of the panel did not load: what the device keeps is still there. A
   * client that needs no such code is signed out all the same. Call it again.
   */
  async signOut(): Promise<void> {
    this.#host.seen?.clear();
    const loading = this.#panel.load();
    // Without the panel's code the session ends all the same, if its client is there.
    await loading.catch(() => undefined);
    const client = await this.#clients.settle();
    await this.updateComplete;
    if (client) await signOut(client);
    await loading;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { seen } = this.#host;
    // What was open stays open, but never covers a page that the customer has just gone to.
    if (!this.hasUpdated && seen?.wasOpen && !matchMedia(coversPage).matches) this.open = true;
    if (changed.has('suggestions')) this.suggestions = clean(this.suggestions);
    if (changed.has('customerToken') || changed.has('sharedDevice')) this.#clients.retry();
    if (this.#host.isShown) this.#panel.prefetch();
    // A chat that has gone draws on, but follows nothing.
    if (this.isConnected) this.#panel.value?.update();
  }

  protected override firstUpdated(): void {
    // A conversation goes on from page to page: the button has to show what comes.
    if (this.#host.seen?.conversationId) this.#panel.prefetch();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('open') && !this.inline) this.#host.seen?.keepOpen(this.open);
    this.#panel.value?.updated();
  }

  readonly #onLaunch = (): void => {
    this.show().then(
      () => this.dispatchEvent(new TellerOpenEvent()),
      () => this.#announcer.announce(this.localize.strings.notLoaded),
    );
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    this.#panel.value?.keydown(event);
  };

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
    const { heading, notLoaded } = this.localize.strings;
    return html`<h2 id="heading" class="unseen">${this.heading || heading}</h2>
      ${this.#panel.isMissing ? html`<p class="broken" role="alert">${notLoaded}</p>` : nothing}`;
  }
}
