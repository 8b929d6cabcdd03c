import type { TellerClientOptions } from '../transport/client-options.ts';
import { Agents } from '../resources/agents.ts';
import { Assignments } from '../resources/assignments.ts';
import { Audit } from '../resources/audit.ts';
import { Conversations } from '../resources/conversations.ts';
import { CustomerTokens } from '../resources/customer-tokens.ts';
import { Customers } from '../resources/customers.ts';
import { Events } from '../resources/events.ts';
import { Knowledge } from '../resources/knowledge.ts';
import { Messages } from '../resources/messages.ts';
import { QueueEntries } from '../resources/queue-entries.ts';
import { Queues } from '../resources/queues.ts';
import { SessionDirectory } from '../resources/session-directory.ts';
import { Surveys } from '../resources/surveys.ts';
import { WebhookDeliveries } from '../resources/webhook-deliveries.ts';
import { WebhookEndpoints } from '../resources/webhook-endpoints.ts';
import { checkSecret } from './check-secret.ts';
import { checkedTransport } from './checked-transport.ts';
import { createTransport } from './create-transport.ts';
import type { Transport } from '../transport/transport.ts';

/**
 * Client of a Tellerkit service. Runs in browsers, Node 20 and later, Deno, Bun and workers.
 *
 * @example
 * ```ts
 * const client = new TellerClient({ baseUrl: 'https://service.bank.example', secretKey });
 * const conversation = await client.conversations.create({ customer: { externalId: 'crm-4711' } });
 * ```
 *
 * @public
 */
export class TellerClient {
  readonly sessions: SessionDirectory;
  readonly customerTokens: CustomerTokens;
  readonly customers: Customers;
  readonly conversations: Conversations;
  readonly messages: Messages;
  readonly events: Events;
  readonly queues: Queues;
  readonly queueEntries: QueueEntries;
  readonly agents: Agents;
  readonly assignments: Assignments;
  readonly surveys: Surveys;
  readonly knowledge: Knowledge;
  readonly webhookEndpoints: WebhookEndpoints;
  readonly webhookDeliveries: WebhookDeliveries;
  readonly audit: Audit;
  readonly #transport: Transport;

  /** @throws TypeError for invalid options. The message says what to change. */
  constructor(options: TellerClientOptions);
  /** @internal */
  constructor(options: TellerClientOptions, transport?: Transport);
  constructor(
    options: TellerClientOptions,
    transport = checkedTransport(createTransport(options, checkSecret)),
  ) {
    this.#transport = transport;
    this.sessions = new SessionDirectory(transport);
    this.customerTokens = new CustomerTokens(transport);
    this.customers = new Customers(transport);
    this.conversations = new Conversations(transport);
    this.messages = new Messages(transport);
    this.events = new Events(transport);
    this.queues = new Queues(transport);
    this.queueEntries = new QueueEntries(transport);
    this.agents = new Agents(transport);
    this.assignments = new Assignments(transport);
    this.surveys = new Surveys(transport);
    this.knowledge = new Knowledge(transport);
    this.webhookEndpoints = new WebhookEndpoints(transport);
    this.webhookDeliveries = new WebhookDeliveries(transport);
    this.audit = new Audit(transport);
  }

  /**
   * Returns a client with some options changed. The original client stays unchanged.
   *
   * - Options that you leave out keep their values. `undefined` resets an option to its default.
   * - `headers` are replaced as a whole.
   * - A new key or token replaces the old credential.
   * - Both clients share the token, also while it is being renewed, unless `token` or `clock` differ.
   * - Both clients share the retry budget, unless `retryBudget` or `baseUrl` differ.
   *
   * @throws TypeError for invalid options.
   *
   * @example
   * ```ts
   * const patient = client.withOptions({ timeoutMs: 60_000, maxRetries: 5 });
   * const inChinese = client.withOptions({ locale: 'zh-CN' });
   * const asCustomer = client.withOptions({ token: sessionToken });
   * ```
   */
  withOptions(options: Partial<TellerClientOptions>): TellerClient {
    const transport = this.#transport.with(options);
    return new TellerClient(transport.settings().options, transport);
  }
}
