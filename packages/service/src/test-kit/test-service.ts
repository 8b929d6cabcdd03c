import * as contract from '@tellerkit/contract';
import { createService } from '../create-service.ts';
import type { Service } from '../create-service.ts';
import type { Limits } from '../base/limits.ts';
import type { LogFields } from '../base/logger.ts';
import type { RateLimitOptions } from '../platform/rate-limits/rate-limits.ts';
import type { TenantOptions } from '../platform/tenants/tenant-options.ts';
import type { WebhookSender } from '../platform/webhooks/webhook-sender.ts';
import { Activity } from './activity.ts';
import { callEndpoint } from './call-endpoint.ts';
import type { Faults } from './faults.ts';
import type { KeptDatabase } from './kept-database.ts';
import { seededRandom } from './seeded-random.ts';
import { TestAgent } from './test-agent.ts';
import { TestAssistant } from './test-assistant.ts';
import { TestClock } from './test-clock.ts';
import { TestCustomer } from './test-customer.ts';
import { TestNetwork } from './test-network.ts';
import type { TestParty } from './test-party.ts';

/** What a {@link TestService} is made of. @internal */
export interface TestServiceParts {
  readonly kept: KeptDatabase;
  readonly tenants: readonly TenantOptions[];
  readonly limits: Partial<Limits>;
  readonly rateLimits: RateLimitOptions;
  readonly webhookSender: WebhookSender | undefined;
  readonly seed: number;
  readonly startsAt: number | undefined;
}

/**
 * What a client of the service is made with: spread it into the options of a `TellerClient`.
 *
 * @public
 */
export interface TestClientOptions {
  readonly baseUrl: string;
  readonly publishableKey: string;
  readonly fetch: typeof fetch;
  readonly clock: TestClock;
  readonly random: () => number;
}

/**
 * The real service inside a test. Made by {@link createTestService}.
 *
 * @public
 */
export class TestService {
  /** Address for clients. Nothing listens there: only `fetch` of this object knows it. */
  readonly baseUrl = 'http://tellerkit.test';
  readonly publishableKey: string;
  readonly secretKey: string;
  /** The time of the service; give it to clients, too. */
  readonly clock: TestClock;
  /** What customers are answered by. */
  readonly assistant: TestAssistant;
  /** What goes wrong between clients and the service. */
  readonly faults: Faults;
  /** Chance from 0 to below 1, drawn with the seed. */
  readonly random: () => number;
  /** Calls the service as over a network, with all faults. Give it to clients. */
  readonly fetch: typeof fetch;
  /** What the service has logged as errors. A test of a healthy run expects none. */
  readonly errors: readonly { readonly event: string; readonly fields: LogFields }[] = [];
  readonly #parts: TestServiceParts;
  readonly #network: TestNetwork;
  #service: Service | undefined;
  #closed: Promise<void> | undefined;

  /** @internal */
  constructor(parts: TestServiceParts) {
    const [tenant] = parts.tenants;
    const activity = new Activity();
    this.#parts = parts;
    this.publishableKey = tenant?.publishableKeys[0] ?? '';
    this.secretKey = tenant?.secretKeys[0] ?? '';
    this.random = seededRandom(parts.seed);
    this.clock = new TestClock(activity, parts.startsAt);
    this.assistant = new TestAssistant(this.clock);
    const { clock } = this;
    const random = seededRandom(parts.seed + 1);
    this.#network = new TestNetwork({ clock, activity, random, service: () => this.#service });
    this.fetch = this.#network.fetch;
    this.faults = this.#network.faults;
  }

  /** Options of a client in a page; `{ ...bank.clientOptions, token }` for one that is signed in. */
  get clientOptions(): TestClientOptions {
    const { baseUrl, publishableKey, fetch, clock, random } = this;
    return { baseUrl, publishableKey, fetch, clock, random };
  }

  /** Signs a customer in: an anonymous one, or the one whom the bank knows by the external id. */
  async customer(named?: contract.NewCustomerToken): Promise<TestCustomer> {
    const token = named && (await this.#call(contract.createCustomerToken, named)).token;
    const session = await callEndpoint(
      { service: this.#running(), token: this.publishableKey },
      contract.createSession,
      { body: { channel: 'web', locale: 'en', ...(token && { customerToken: token }) } },
    );
    return new TestCustomer(this.#party, session);
  }

  /** Adds an agent, who is on duty at once. */
  async agent(agent: Partial<contract.NewAgent> = {}): Promise<TestAgent> {
    const { id } = await this.#call(contract.createAgent, { displayName: 'Agent', ...agent });
    const { token } = await this.#call(contract.createAgentToken, { agentId: id });
    const signedIn = new TestAgent(this.#party, id, token);
    await signedIn.setPresence('available');
    return signedIn;
  }

  /** Starts the service, after a `stop`. */
  async start(): Promise<void> {
    if (this.#service) return;
    const { kept, tenants, limits, rateLimits, webhookSender } = this.#parts;
    const service = createService({
      database: kept.database,
      tenants,
      limits,
      rateLimits,
      ...(webhookSender && { webhookSender }),
      clock: this.clock,
      assistant: this.assistant,
      logger: {
        info: () => undefined,
        error: (event, fields) => {
          (this.errors as { event: string; fields: LogFields }[]).push({ event, fields });
        },
      },
    });
    try {
      await service.ready;
    } catch (error) {
      await service.close();
      throw error;
    }
    this.#service = service;
  }

  /** Ends the service as a deployment does; calls are refused until `start`. What is stored stays. */
  async stop(): Promise<void> {
    const service = this.#service;
    this.#service = undefined;
    const closed = service?.close();
    // who does not read on must not hold the end back
    await this.clock.settle();
    this.#network.cutAll();
    await closed;
  }

  /** Ends the service and starts it again over the same data. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Ends the service and its database, once and for all. */
  close(): Promise<void> {
    return (this.#closed ??= this.stop().then(() => this.#parts.kept.close()));
  }

  get #party(): TestParty {
    return {
      caller: (token) => ({ service: this.#running(), token }),
      settle: () => this.clock.settle(),
    };
  }

  #running(): Service {
    if (!this.#service) throw new Error('The service is stopped: start it first.');
    return this.#service;
  }

  /** Calls as the bank's back end. */
  #call<E extends contract.Endpoint>(
    endpoint: E,
    body: unknown,
  ): Promise<contract.EndpointOutput<E>> {
    const caller = { service: this.#running(), token: this.secretKey };
    return callEndpoint(caller, endpoint, { body } as contract.EndpointInput<E>);
  }
}
