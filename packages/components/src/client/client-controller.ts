import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { clientContext } from './client-context.ts';
import type { ElementsClient } from './client-context.ts';
import { ancestorsOf } from '../locales/ancestors.ts';
import type { Explanation } from '../problem/explain.ts';
import { warnLate } from '../problem/warn-late.ts';
import { readChannel } from './connection-attributes.ts';
import type { ConnectionAttributes } from './connection-attributes.ts';
import { SignOutController } from './sign-out-controller.ts';

/** Milliseconds that an element waits for a client before it reports that there is none. */
const graceMs = 500;

/** The resources of a client that an element uses. */
export type ClientPart = keyof ElementsClient;

/**
 * An element that needs a client. A script may set `client`; the other fields are attributes.
 */
export interface ClientHost<P extends ClientPart> extends ReactiveControllerHost, HTMLElement {
  client: Pick<ElementsClient, P> | undefined;
  baseUrl: string;
  publishableKey: string;
  channel: string;
  /** Language of the session, as a valid tag. */
  readonly requestedLanguage: string;
}

/**
 * Builds a client from an element's attributes.
 *
 * @throws TypeError if an attribute is invalid.
 */
export type ClientFactory<P extends ClientPart> = (
  connection: ConnectionAttributes,
) => Pick<ElementsClient, P>;

/**
 * The reason why an element has no client:
 *
 * - `missing`: the element has no `client`, no provider and no attributes for a client.
 * - `invalid`: the attributes are invalid.
 * - `unreachable`: the code that builds a client did not load.
 */
export type ClientProblem = 'missing' | 'invalid' | 'unreachable';

/**
 * Finds the client of an element: its `client` property, else the nearest provider's client, else a
 * client built from the element's own attributes. Call `resolve` in `willUpdate`.
 */
export class ClientController<P extends ClientPart> implements ReactiveController {
  /** The reason why there is no client. Undefined while a client may still arrive. */
  problem: ClientProblem | undefined;
  /**
   * The reported problem in words for the customer; null if the words did not load. Undefined without a problem, and
   * until the words have loaded.
   */
  explanation: Explanation | null | undefined;
  /** The problem that was reported last. */
  reported: unknown;

  readonly #host: ClientHost<P>;
  readonly #load: () => Promise<ClientFactory<P>>;
  readonly #signOuts: SignOutController;
  #provided: Pick<ElementsClient, P> | undefined;
  #built: Pick<ElementsClient, P> | undefined;
  #builtFrom = '';
  #building: Promise<void> | undefined;
  #leaveProvider: (() => void) | undefined;
  #grace: ReturnType<typeof setTimeout> | undefined;
  #isOverdue = false;
  #locale = '';

  /**
   * @param load - Loads the factory. Called only if the element has to build its own client.
   * @param onSignOut - Clears the element's data of a customer who signs out.
   */
  constructor(
    host: ClientHost<P>,
    load: () => Promise<ClientFactory<P>>,
    onSignOut?: () => unknown,
  ) {
    this.#host = host;
    this.#load = load;
    // A client from attributes is built again. A client from the page must be set again by the page.
    this.#signOuts = new SignOutController(host, () => {
      host.client = undefined;
      const isCleared = onSignOut?.();
      this.retry();
      return isCleared;
    });
    host.addController(this);
  }

  hostConnected(): void {
    // A provider that is defined later announces itself. Another provider must not keep this event from the element.
    addEventListener('context-provider', this.#request, true);
    this.#request();
  }

  hostDisconnected(): void {
    removeEventListener('context-provider', this.#request, true);
    clearTimeout(this.#grace);
    this.#isOverdue = false;
    this.#leaveProvider?.();
    this.#leaveProvider = undefined;
    this.#provided = undefined;
  }

  /** Returns the client to use now, or undefined while the element has none. */
  resolve(): Pick<ElementsClient, P> | undefined {
    const client = this.#find();
    this.#signOuts.follow(client);
    return client;
  }

  /** Waits until a client is built, then returns the result of `resolve`. */
  async settle(): Promise<Pick<ElementsClient, P> | undefined> {
    this.resolve();
    await this.#building;
    return this.resolve();
  }

  #find(): Pick<ElementsClient, P> | undefined {
    const { client, baseUrl, publishableKey } = this.#host;
    const given = client ?? this.#provided;
    if (!given && baseUrl && publishableKey) return this.#build();
    this.problem = given || !this.#isOverdue ? undefined : 'missing';
    return given;
  }

  /**
   * Builds the client from the attributes again, for example after the code for clients did not load.
   *
   * @returns false if the page or a provider gives the client.
   */
  retry(): boolean {
    this.#builtFrom = '';
    this.#host.requestUpdate();
    return !(this.#host.client ?? this.#provided);
  }

  /**
   * Reports what keeps the element from working to the developer, and loads words for the customer.
   *
   * @param problem - An error of the SDK, or a reason of the element. Undefined if there is no problem, or none any more.
   */
  report(problem: unknown, locale = ''): void {
    if (problem === this.reported && (!problem || locale === this.#locale)) return;
    this.reported = problem;
    this.#locale = locale;
    import('../problem/explain.ts').then(
      ({ explain }) => explain(this.#host, problem, locale, this),
      () => {
        this.explanation = null;
        this.#host.requestUpdate();
      },
    );
  }

  #build(): Pick<ElementsClient, P> | undefined {
    const { baseUrl, publishableKey, channel } = this.#host;
    const from = [baseUrl, publishableKey, channel].join(' ');
    if (from !== this.#builtFrom) {
      this.#builtFrom = from;
      this.#built = this.problem = undefined;
      this.#building = this.#fetch(from);
    }
    return this.#built;
  }

  async #fetch(from: string): Promise<void> {
    const factory = await this.#load().catch(() => undefined);
    if (from !== this.#builtFrom) return;
    const { baseUrl, publishableKey, channel, requestedLanguage } = this.#host;
    if (readChannel(channel) !== channel) warnLate(this.#host, 'channel-unknown');
    try {
      this.#built = factory?.({
        baseUrl,
        publishableKey: publishableKey.trim(),
        channel: readChannel(channel),
        locale: requestedLanguage,
      });
      if (!factory) this.problem = 'unreachable';
    } catch {
      this.problem = 'invalid';
    }
    this.#host.requestUpdate();
  }

  // A provider identifies a consumer by its callback, so this callback must not change while the element exists.
  readonly #adopt = (client: ElementsClient | undefined, leave?: () => void): void => {
    if (this.#leaveProvider !== leave) this.#leaveProvider?.();
    this.#leaveProvider = leave;
    this.#provided = client;
    this.#host.requestUpdate();
  };

  readonly #request = (): void => {
    const host = this.#host;
    host.dispatchEvent(new ContextEvent(clientContext, host, this.#adopt, true));
    clearTimeout(this.#grace);
    const isUndefined = (element: Element) => element.matches('teller-provider:not(:defined)');
    if (!this.#provided && ancestorsOf(host).some(isUndefined)) return;
    this.#grace = setTimeout(() => {
      this.#isOverdue = true;
      host.requestUpdate();
    }, graceMs);
  };
}
