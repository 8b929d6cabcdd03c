import type { LiveConversation } from '@tellerkit/sdk/live';
import { adoptStyles, html, noChange, nothing } from 'lit';
import type { CSSResult, CSSResultOrNative, PropertyValues, TemplateResult } from 'lit';
import { property } from '../element/property.ts';
import { LiveAnnouncer } from '../accessibility/live-announcer.ts';
import { LocalizeController } from '../locales/localize-controller.ts';
import { TellerElement } from '../element/teller-element.ts';
import { ClientController } from '../client/client-controller.ts';
import { signOut } from '../client/sign-out.ts';
import type { ChatClient, CustomerTokenProvider } from './client/chat-client.ts';
import { chatStyles } from './chat.styles.ts';
import { TellerCloseEvent } from './events/close-event.ts';
import { TellerOpenEvent } from './events/open-event.ts';
import { renderLauncher } from './launcher.ts';
import { seenMark, type SeenMark } from './device/seen-mark.ts';
import { clean, parseSuggestions } from './suggestions.ts';
import type { ChatPanel } from './panel/chat-panel.ts';
import { chatStrings } from './strings/catalogue.ts';

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
      const { createClient } = await this.#load();
      return (connection) => createClient(connection, this);
    },
    () => {
      this.customerToken = undefined;
      this.conversationId = '';
      this.hide();
    },
  );
  #panel: ChatPanel | undefined;
  #loading: Promise<ChatPanel> | undefined;
  readonly #sheets: CSSResultOrNative[] = [];

  /** Whether the code of the panel did not load. */
  #isBroken = false;

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
      this.#panel?.stop();
      this.seen?.keepOpen(false);
    });
  }

  /** The conversation, to read or to follow it; undefined until the panel was wanted. */
  get live(): LiveConversation | undefined {
    return this.#panel?.live;
  }

  /** @internal */
  get strings() {
    return this.localize.strings;
  }

  /** @internal */
  get stringsLocale(): string {
    return this.localize.locale;
  }

  /** @internal */
  get mayKeep(): boolean {
    return !this.sharedDevice && this.channel !== 'kiosk';
  }

  /** @internal */
  get seen(): SeenMark | undefined {
    return this.mayKeep ? seenMark(() => sessionStorage) : undefined;
  }

  /** @internal */
  get isShown(): boolean {
    return this.inline || this.open;
  }

  /** @internal */
  get connection() {
    const client = this.#clients.resolve();
    const { problem } = this.#clients;
    return problem ? { client, problem } : { client };
  }

  /** Opens the panel and puts the focus into it. Resolves when it is drawn. */
  async show(): Promise<void> {
    this.open = true;
    const panel = await this.#load();
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
    const panel = await this.#load();
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
    this.seen?.clear();
    const loading = this.#load();
    // Without the panel's code the session ends all the same, if its client is there.
    await loading.catch(() => undefined);
    const client = await this.#clients.settle();
    await this.updateComplete;
    if (client) await signOut(client);
    await loading;
  }

  /** @internal */
  retryClient(): void {
    this.#clients.retry();
  }

  /** @internal */
  announce(text: string): void {
    this.#announcer.announce(text);
  }

  /** @internal */
  clearAnnouncements(): void {
    this.#announcer.clear();
  }

  /** @internal */
  adoptSheet(sheet: CSSResult): void {
    this.#sheets.push(sheet);
    if (this.renderRoot instanceof ShadowRoot)
      adoptStyles(this.renderRoot, [...TellerChat.elementStyles, ...this.#sheets]);
  }

  /** @internal */
  minimise(): void {
    this.hide();
    this.dispatchEvent(new TellerCloseEvent());
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('.launcher')?.focus(),
    );
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What was open stays open, but never covers a page that the customer has just gone to.
    if (!this.hasUpdated && this.seen?.wasOpen && !matchMedia(coversPage).matches) this.open = true;
    if (changed.has('suggestions')) this.suggestions = clean(this.suggestions);
    if (changed.has('customerToken') || changed.has('sharedDevice')) this.#clients.retry();
    if (this.isShown) void this.#load().catch(() => undefined);
    // A chat that has gone draws on, but follows nothing.
    if (this.isConnected) this.#panel?.update();
  }

  protected override firstUpdated(): void {
    // A conversation goes on from page to page: the button has to show what comes.
    if (this.seen?.conversationId) this.#onIntent();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('open') && !this.inline) this.seen?.keepOpen(this.open);
    this.#panel?.updated();
  }

  #load(): Promise<ChatPanel> {
    this.#isBroken = false;
    return (this.#loading ??= this.#loadOnce());
  }

  async #loadOnce(): Promise<ChatPanel> {
    try {
      const { ChatPanel } = await TellerChat.loadPanel();
      this.#panel = new ChatPanel(this);
      this.requestUpdate();
      return this.#panel;
    } catch (error) {
      this.#loading = undefined;
      this.#isBroken = true;
      this.open = false;
      this.requestUpdate();
      throw error;
    }
  }

  readonly #onIntent = (): void => {
    if (!this.#loading) this.#load().catch(() => undefined);
  };

  readonly #onLaunch = (): void => {
    this.show().then(
      () => this.dispatchEvent(new TellerOpenEvent()),
      () => this.announce(this.strings.notLoaded),
    );
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    this.#panel?.keydown(event);
  };

  protected override render(): TemplateResult {
    const isWanted = this.isShown || this.#panel?.live;
    return html`${this.inline ? nothing : this.#renderLauncher()}
    ${
      isWanted
        ? html`<section
            class="panel"
            part="panel"
            role=${this.inline ? 'region' : 'dialog'}
            aria-labelledby="heading"
            tabindex="-1"
            ?hidden=${!this.isShown || !(this.#panel || this.inline)}
            @keydown=${this.#onKeydown}
          >
            ${this.isShown ? (this.#panel?.render() ?? this.#renderWaiting()) : noChange}
          </section>`
        : nothing
    }`;
  }

  #renderLauncher(): TemplateResult {
    return renderLauncher(this.strings, {
      hasLabel: this.elder,
      isHidden: this.open && !!this.#panel,
      isBusy: this.open && !this.#panel,
      isBroken: this.#isBroken,
      unread: this.open ? 0 : (this.#panel?.unread ?? 0),
      onIntent: this.#onIntent,
      onLaunch: this.#onLaunch,
    });
  }

  #renderWaiting(): TemplateResult {
    return html`<h2 id="heading" class="unseen">${this.heading || this.strings.heading}</h2>
      ${this.#isBroken ? html`<p class="broken" role="alert">${this.strings.notLoaded}</p>` : nothing}`;
  }
}
