import * as contract from '@tellerkit/contract';
import type { Endpoint, EndpointInput, EndpointOutput } from '@tellerkit/contract';
import { callEndpoint } from './call-endpoint.ts';
import type { TestParty } from './test-party.ts';

/**
 * A customer of a test, with an open session. Injected faults do not hit the customer's calls.
 *
 * @example
 * ```ts
 * const customer = await bank.customer({ externalId: 'crm-4711' });
 * const { id } = await customer.open();
 * await customer.say(id, 'I lost my card');
 * ```
 *
 * @public
 */
export class TestCustomer {
  /** The customer's session. Pass `session.token` to a client that acts as this customer. */
  readonly session: contract.Session;
  readonly #party: TestParty;

  /** @internal */
  constructor(party: TestParty, session: contract.Session) {
    this.#party = party;
    this.session = session;
  }

  /** Access token. Pass it to a client as the option `token`. */
  get token(): string {
    return this.session.token;
  }

  /** Opens a conversation. */
  open(body: contract.NewConversation = {}): Promise<contract.Conversation> {
    return this.call(contract.createConversation, { body });
  }

  /** Sends a text message. */
  async say(conversationId: string, text: string): Promise<contract.Message> {
    const body: contract.NewMessage = { content: [{ type: 'text', text }] };
    return this.call(contract.sendMessage, { params: { conversationId }, body });
  }

  /** Requests the hand-off to a person. */
  handOff(
    conversationId: string,
    body: contract.HandOffRequest = {},
  ): Promise<contract.QueueEntry> {
    return this.call(contract.handOffConversation, { params: { conversationId }, body });
  }

  /** Calls any endpoint as this customer. @throws Error with the error code if the service rejects the request. */
  async call<E extends Endpoint>(endpoint: E, input: EndpointInput<E>): Promise<EndpointOutput<E>> {
    const answer = await callEndpoint(this.#party.caller(this.token), endpoint, input);
    await this.#party.settle();
    return answer;
  }
}
