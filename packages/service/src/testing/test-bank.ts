import assert from 'node:assert/strict';
import * as contract from '@tellerkit/contract';
import type { Endpoint, EndpointInput, EndpointOutput, Problem } from '@tellerkit/contract';
import { createService, type Service } from '../create-service.ts';
import { openSqlite } from '../node/open-sqlite.ts';
import type { TenantOptions } from '../platform/tenants/tenant-options.ts';
import type { OpenedDatabase } from '../store/database/opened-database.ts';
import { requestEndpoint } from '../test-kit/call-endpoint.ts';
import { eventually } from './eventually.ts';
import { ManualClock } from '../test-kit/manual-clock.ts';
import { settle } from './settle.ts';
import { EventLog } from './event-log.ts';

/** Keys of the tenant that a test works with. */
export const keys = {
  publishable: 'pk_test_0123456789abcdef',
  secret: 'sk_test_0123456789abcdef',
  otherSecret: 'sk_other_0123456789abcdef',
} as const;

/** What a test may set otherwise. */
export interface TestBankOptions extends Partial<TenantOptions> {
  readonly database?: OpenedDatabase;
  /** To be shared among several nodes. */
  readonly clock?: ManualClock;
}

/**
 * A whole service in the test's own process, on a database in memory, with a clock that stands still.
 *
 * @internal
 */
export class TestBank {
  readonly clock: ManualClock;
  readonly service: Service;

  constructor({ database, clock, ...tenant }: TestBankOptions = {}) {
    this.clock = clock ?? new ManualClock();
    const shared = { publishableKeys: [], allowedOrigins: [] };
    this.service = createService({
      database: database ?? openSqlite(':memory:'),
      clock: this.clock,
      assistant: null,
      tenants: [
        {
          ...shared,
          slug: 'bank',
          name: 'Bank',
          publishableKeys: [keys.publishable],
          secretKeys: [keys.secret],
          ...tenant,
        },
        { ...shared, slug: 'other', name: 'Other', secretKeys: [keys.otherSecret] },
      ],
    });
  }

  /** Calls an endpoint and expects success. */
  async call<E extends Endpoint>(
    token: string,
    endpoint: E,
    input: EndpointInput<E>,
  ): Promise<EndpointOutput<E>> {
    const response = await this.#send(token, endpoint, input);
    const text = await response.text();
    assert.equal(response.status, endpoint.status, `${endpoint.id}: ${text}`);
    await settle();
    if (endpoint.response === null) return undefined as EndpointOutput<E>;
    return endpoint.response.parse(JSON.parse(text)) as EndpointOutput<E>;
  }

  /** Calls an endpoint and expects an error of this code. */
  async fail<E extends Endpoint>(
    token: string,
    endpoint: E,
    input: EndpointInput<E>,
    code: string,
  ): Promise<Problem> {
    const response = await this.#send(token, endpoint, input);
    const problem = contract.problem.parse(await response.json());
    assert.equal(problem.code, code, endpoint.id);
    return problem;
  }

  /** Calls an endpoint and tells the status alone. */
  async attempt<E extends Endpoint>(
    token: string,
    endpoint: E,
    input: EndpointInput<E>,
  ): Promise<number> {
    const response = await this.#send(token, endpoint, input);
    await response.text();
    return response.status;
  }

  /** Follows a stream until it is stopped. */
  async follow<E extends Endpoint>(
    token: string,
    endpoint: E,
    input: EndpointInput<E>,
  ): Promise<EventLog<EndpointOutput<E>>> {
    const cut = new AbortController();
    const response = await this.#send(token, endpoint, input, cut.signal);
    assert.equal(response.status, 200, endpoint.id);
    const reader = new EventLog<EndpointOutput<E>>(response, cut);
    await settle();
    return reader;
  }

  /** Signs a customer in. */
  async customer(named?: contract.NewCustomerToken): Promise<TestCustomer> {
    const customerToken =
      named && (await this.call(keys.secret, contract.createCustomerToken, { body: named })).token;
    const session = await this.call(keys.publishable, contract.createSession, {
      body: { channel: 'web', locale: 'en', ...(customerToken && { customerToken }) },
    });
    return { token: session.token, customerId: session.customerId };
  }

  /** Opens a conversation of a customer and asks for a person. */
  async handOff(customer: TestCustomer, request: contract.HandOffRequest = {}) {
    const conversation = await this.call(customer.token, contract.createConversation, { body: {} });
    const entry = await this.call(customer.token, contract.handOffConversation, {
      params: { conversationId: conversation.id },
      body: request,
    });
    return { conversationId: conversation.id, entry };
  }

  /** Adds an agent, who is on duty at once unless told otherwise. */
  async agent(agent: Partial<contract.NewAgent> = {}, onDuty = true): Promise<TestAgent> {
    const { id } = await this.call(keys.secret, contract.createAgent, {
      body: { displayName: 'Agent', capacity: 1, ...agent },
    });
    const { token } = await this.call(keys.secret, contract.createAgentToken, {
      body: { agentId: id },
    });
    if (onDuty) await this.call(token, contract.setPresence, { body: { presence: 'available' } });
    return { id, token };
  }

  /** What lies on an agent's desk now. */
  async desk(agent: TestAgent) {
    const reader = await this.follow(agent.token, contract.streamDesk, {});
    const event = await eventually(async () => {
      assert.ok(reader.last);
      return reader.last;
    });
    await reader.stop();
    return event.data;
  }

  /** The first assignment on an agent's desk, and how to name it. */
  async offer(agent: TestAgent) {
    const [assignment] = (await this.desk(agent)).assignments;
    return { assignment, params: { assignmentId: assignment?.id ?? '' } };
  }

  /** Takes the first assignment on an agent's desk. */
  async accept(agent: TestAgent): Promise<contract.Assignment> {
    const { params } = await this.offer(agent);
    return this.call(agent.token, contract.acceptAssignment, { params });
  }

  /** What happened in a conversation, by type. */
  async eventTypes(conversationId: string): Promise<string[]> {
    const params = { conversationId };
    const { items } = await this.call(keys.secret, contract.listEvents, { params, query: {} });
    return items.map(({ type }) => type);
  }

  /** Moves the time, and lets happen what falls due. */
  async advance(ms: number): Promise<void> {
    this.clock.advance(ms);
    await settle();
  }

  async close(): Promise<void> {
    await this.service.close();
  }

  #send<E extends Endpoint>(
    token: string,
    endpoint: E,
    input: EndpointInput<E>,
    signal?: AbortSignal,
  ): Promise<Response> {
    return requestEndpoint({ service: this.service, token }, endpoint, input, signal);
  }
}

/** A signed-in customer. */
export interface TestCustomer {
  readonly token: string;
  readonly customerId: string;
}

/** An agent with a token. */
export interface TestAgent {
  readonly id: string;
  readonly token: string;
}
