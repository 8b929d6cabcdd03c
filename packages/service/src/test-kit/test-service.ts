import * as contract from '@tellerkit/contract';
import type { LogFields } from '../base/logger.ts';
import { createService } from '../create-service.ts';
import type { Service } from '../create-service.ts';
import type { ServiceOptions } from '../service-options.ts';
import { callEndpoint } from './call-endpoint.ts';
import type { Fetch } from './fetch.ts';
import type { Faults } from './faults.ts';
import type { KeptDatabase } from './kept-database.ts';
import { seededRandom } from './seeded-random.ts';
import { TestAgent } from './test-agent.ts';
import { TestAssistant } from './test-assistant.ts';
import type { TestClock } from './test-clock.ts';
import { TestCustomer } from './test-customer.ts';
import { TestNetwork } from './test-network.ts';
import type { TestParty } from './test-party.ts';

/** Dependencies of a {@link TestService}. @internal */
export interface TestServiceParts {
  readonly kept: KeptDatabase;
  readonly clock: TestClock;
  readonly seed: number;
  /** Options of the service without database, clock and logger. */
  readonly options: Omit<ServiceOptions, 'database' | 'clock' | 'logger'>;
}

/**
 * Options of a client of the test service. Spread them into the options of a `TellerClient`.
 *
 * @public
 */
export interface TestClientOptions {
  readonly baseUrl: string;
  readonly publishableKey: string;
  readonly fetch: Fetch;
  readonly clock: TestClock;
  readonly random: () => number;
}

/** An agent to add to a {@link TestService}. @public */
export interface TestAgentOptions extends Partial<contract.NewAgent> {
  /** Presence with which the agent starts. Only an `available` agent gets offers. @defaultValue `'available'` */
  readonly presence?: contract.Presence;
}

/**
 * The real service inside a test. Create it with {@link createTestService}.
 *
 * @public
 */
export class TestService {
  /**
   * Base URL for clients. No server listens at this URL. Only requests through `fetch` of this object reach the
   * service.
   */
  readonly baseUrl = 'https://tellerkit.test';
  readonly publishableKey: string;
  readonly secretKey: string;
  /** The clock of the service. Pass this clock to clients, too. */
  readonly clock: TestClock;
  /**
   * The scripted assistant. It answers customers unless the test passes another assistant, or null, as the option
   * `assistant`.
   */
  readonly assistant: TestAssistant;
  /** Faults to inject between clients and the service. */
  readonly faults: Faults;
  /** Draws the next random number of the seed, from 0 to below 1. Pass this function to clients. */
  readonly random: () => number;
  /** Calls the service as over a network, with all injected faults. Pass this function to clients. */
  readonly fetch: Fetch;
  /** Errors that the service logged. A test without deliberate failures can assert that the list is empty. */
  readonly errors: readonly { readonly event: string; readonly fields: LogFields }[] = [];
  readonly #parts: TestServiceParts;
  readonly #network: TestNetwork;
  #service: Service | undefined;
  #closed: Promise<void> | undefined;

  /** @internal */
  constructor(parts: TestServiceParts) {
    const { clock, options, seed } = parts;
    const [tenant] = options.tenants;
    this.#parts = parts;
    this.publishableKey = tenant?.publishableKeys[0] ?? '';
    this.secretKey = tenant?.secretKeys[0] ?? '';
    this.random = seededRandom(seed);
    this.clock = clock;
    this.assistant = new TestAssistant(clock);
    const random = seededRandom(seed + 1);
    this.#network = new TestNetwork({ clock, random, service: () => this.#service });
    this.fetch = this.#network.fetch;
    this.faults = this.#network.faults;
  }

  /** Options of a client in a page. Use `{ ...bank.clientOptions, token }` for a signed-in client. */
  get clientOptions(): TestClientOptions {
    const { baseUrl, publishableKey, fetch, clock, random } = this;
    return { baseUrl, publishableKey, fetch, clock, random };
  }

  /** The service behind the faults, for example to pass to `listen`. @throws Error while the service is stopped. */
  get service(): Service {
    if (!this.#service) throw new Error('The service is stopped: call `start` first.');
    return this.#service;
  }

  /**
   * Calls any endpoint as the bank's back end. Injected faults do not hit the call.
   *
   * @throws Error with the error code if the service rejects the request.
   */
  async call<E extends contract.Endpoint>(
    endpoint: E,
    input: contract.EndpointInput<E>,
  ): Promise<contract.EndpointOutput<E>> {
    const answer = await callEndpoint(this.#party.caller(this.secretKey), endpoint, input);
    await this.clock.settle();
    return answer;
  }

  /**
   * Opens a session for a customer. Without `named` the customer is anonymous; with `named` it is the customer with
   * that external id.
   */
  async customer(named?: contract.NewCustomerToken): Promise<TestCustomer> {
    const token = named && (await this.call(contract.createCustomerToken, { body: named })).token;
    const session = await callEndpoint(
      this.#party.caller(this.publishableKey),
      contract.createSession,
      { body: { channel: 'web', locale: 'en', ...(token && { customerToken: token }) } },
    );
    return new TestCustomer(this.#party, session);
  }

  /** Adds an agent, who is available at once unless `presence` is another value. */
  async agent({ presence = 'available', ...agent }: TestAgentOptions = {}): Promise<TestAgent> {
    const body = { displayName: 'Agent', ...agent };
    const { id } = await this.call(contract.createAgent, { body });
    const { token } = await this.call(contract.createAgentToken, { body: { agentId: id } });
    const signedIn = new TestAgent(this.#party, id, token);
    if (presence !== 'offline') await signedIn.setPresence(presence);
    return signedIn;
  }

  /** Starts the service again after `stop`. Does nothing while the service runs. */
  async start(): Promise<void> {
    if (this.#service) return;
    const { kept, options } = this.#parts;
    const { assistant = this.assistant } = options;
    const service = createService({
      ...options,
      assistant,
      database: kept.database,
      clock: this.clock,
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

  /** Stops the service as a deployment does. Until `start`, calls fail. The data is kept. */
  async stop(): Promise<void> {
    const service = this.#service;
    this.#service = undefined;
    const closed = service?.close();
    // A client that stops reading must not delay the stop
    await this.clock.settle();
    this.#network.cutAll();
    await closed;
  }

  /** Stops the service and starts it again over the same data. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Stops the service for good and closes its database. */
  close(): Promise<void> {
    return (this.#closed ??= this.stop().then(() => this.#parts.kept.close()));
  }

  get #party(): TestParty {
    return {
      caller: (token) => ({ service: this.service, token }),
      settle: () => this.clock.settle(),
    };
  }
}
