import type { PublishableKeyOptions, TokenOptions } from '../transport/client-options.ts';
import { Conversations } from '../resources/conversations.ts';
import { Events } from '../resources/events.ts';
import { Messages } from '../resources/messages.ts';
import { QueueEntries } from '../resources/queue-entries.ts';
import { Queues } from '../resources/queues.ts';
import { Sessions } from '../resources/sessions.ts';
import { SurveyForms } from '../resources/survey-forms.ts';
import { createTransport } from './create-transport.ts';
import type { Transport } from '../transport/transport.ts';

/**
 * Options of a {@link CustomerClient}: a customer's token or a publishable key.
 *
 * @public
 */
export type CustomerClientOptions = PublishableKeyOptions | TokenOptions;

/**
 * Client for the page of a customer. It has only the calls that a customer may make, so that the page loads less
 * code. A `TellerClient` has these calls, too.
 *
 * @example
 * ```ts
 * const session = new CustomerSession({ baseUrl, publishableKey });
 * const client = new CustomerClient({ baseUrl, token: session.token });
 * const live = new LiveConversation({ client });
 * ```
 *
 * @public
 */
export class CustomerClient {
  readonly sessions: Sessions;
  readonly conversations: Conversations;
  readonly messages: Messages;
  readonly events: Events;
  readonly queues: Queues;
  readonly queueEntries: QueueEntries;
  readonly surveys: SurveyForms;
  readonly #transport: Transport;

  /** @throws TypeError for invalid options. The message says what to change. */
  constructor(options: CustomerClientOptions);
  /** @internal */
  constructor(options: CustomerClientOptions, transport?: Transport);
  constructor(options: CustomerClientOptions, transport = createTransport(options)) {
    this.#transport = transport;
    this.sessions = new Sessions(transport);
    this.conversations = new Conversations(transport);
    this.messages = new Messages(transport);
    this.events = new Events(transport);
    this.queues = new Queues(transport);
    this.queueEntries = new QueueEntries(transport);
    this.surveys = new SurveyForms(transport);
  }

  /**
   * Returns a client with some options changed. The original client stays unchanged. See
   * `TellerClient.withOptions`.
   *
   * @throws TypeError for invalid options.
   *
   * @example
   * ```ts
   * const inChinese = customerClient.withOptions({ locale: 'zh-CN' });
   * ```
   */
  withOptions(options: Partial<CustomerClientOptions>): CustomerClient {
    const transport = this.#transport.with(options);
    return new CustomerClient(transport.settings().options as CustomerClientOptions, transport);
  }
}
