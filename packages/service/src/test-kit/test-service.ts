import * as contract from '@tellerkit/contract';
import type { LogFields } from '../base/logger.ts';
import { createService } from '../create-service.ts';
import type { Service } from '../create-service.ts';
import type { ServiceOptions } from '../service-options.ts';
import { callEndpoint } from './call-endpoint.ts';
import type { Faults } from './faults.ts';
import type { KeptDatabase } from './kept-database.ts';
import { seededRandom } from './seeded-random.ts';
import { TestAgent } from './test-agent.ts';
import { TestAssistant } from './test-assistant.ts';
import type { TestClock } from './test-clock.ts';
import { TestCustomer } from './test-customer.ts';
import { TestNetwork } from './test-network.ts';
import type { TestParty } from './test-party.ts';

/** What a {@link TestService} is made of. @internal */
export interface TestServiceParts {
  readonly kept: KeptDatabase;
  readonly clock: TestClock;
  readonly seed: number;
  /** What the service is made with beside database, clock and logger. */
  readonly options: Omit<ServiceOptions, 'database' | 'clock' | 'logger'>;
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

/** An agent to add to a {@link TestService}. @public */
export interface TestAgentOptions extends Partial<contract.NewAgent> {
  /** @defaultValue `'available'`, on duty at once */
  readonly presence?: contract.Presence;
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
  /** What customers are answered by, unless the options name another assistant. */
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

  /** Options of a client in a page; `{ ...bank.clientOptions, token }` for one that is signed in. */
  get clientOptions(): TestClientOptions {
    const { baseUrl, publishableKey, fetch, clock, random } = this;
    return { baseUrl, publishableKey, fetch, clock, random };
  }

  /** The service itself, past all faults, for example to `listen` with. @throws Error while it is stopped. */
  get service(): Service {
    if (!this.#service) throw new Error('The service is stopped: start it first.');
    return this.#service;
  }

  /**
   * Calls any endpoint of the contract as the bank's back end, past all faults.
   *
   * @throws Error with the code if the service refuses.
   */
  async call<E extends contract.Endpoint>(
    endpoint: E,
    input: contract.EndpointInput<E>,
  ): Promise<contract.EndpointOutput<E>> {
    const answer = await callEndpoint(this.#party.caller(this.secretKey), endpoint, input);
    await this.clock.settle();
    return answer;
  }

  /** Signs a customer in: an anonymous one, or the one whom the bank knows by the external id. */
  async customer(named?: contract.NewCustomerToken): Promise<TestCustomer> {
    const token = named && (await this.call(contract.createCustomerToken, { body: named })).token;
    const session = await callEndpoint(
      this.#party.caller(this.publishableKey),
      contract.createSession,
      { body: { channel: 'web', locale: 'en', ...(token && { customerToken: token }) } },
    );
    return new TestCustomer(this.#party, session);
  }

  /** Adds an agent, who is on duty at once unless the options say otherwise. */
  async agent({ presence = 'available', ...agent }: TestAgentOptions = {}): Promise<TestAgent> {
    const body = { displayName: 'Agent', ...agent };
    const { id } = await this.call(contract.createAgent, { body });
    const { token } = await this.call(contract.createAgentToken, { body: { agentId: id } });
    const signedIn = new TestAgent(this.#party, id, token);
    if (presence !== 'offline') await signedIn.setPresence(presence);
    return signedIn;
  }

  /** Starts the service, after a `stop`. */
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

  /** Ends the service as a deployment does; calls are refused until `start`. What is stored stays. */
  async stop(): Promise<void> {
    const service = this.#service;
    this.#service = undefined;
    const closed = service?.close();
    // A reader that stops reading must not hold the end back
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
      caller: (token) => ({ service: this.service, token }),
      settle: () => this.clock.settle(),
    };
  }
}
