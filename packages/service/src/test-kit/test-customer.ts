import * as contract from '@tellerkit/contract';
import type { Endpoint, EndpointInput, EndpointOutput } from '@tellerkit/contract';
import { callEndpoint } from './call-endpoint.ts';
import type { TestParty } from './test-party.ts';

/**
 * A signed-in customer of a test, who calls the service past all faults.
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
  /** Give `session.token` to a client that is to be this customer. */
  readonly session: contract.Session;
  readonly #party: TestParty;

  /** @internal */
  constructor(party: TestParty, session: contract.Session) {
    this.#party = party;
    this.session = session;
  }

  /** Access token, for the option `token` of a client. */
  get token(): string {
    return this.session.token;
  }

  /** Opens a conversation. */
  open(body: contract.NewConversation = {}): Promise<contract.Conversation> {
    return this.call(contract.createConversation, { body });
  }

  /** Writes a message. */
  async say(conversationId: string, text: string): Promise<contract.Message> {
    const body: contract.NewMessage = { content: [{ type: 'text', text }] };
    return this.call(contract.sendMessage, { params: { conversationId }, body });
  }

  /** Asks for a person. */
  handOff(
    conversationId: string,
    body: contract.HandOffRequest = {},
  ): Promise<contract.QueueEntry> {
    return this.call(contract.handOffConversation, { params: { conversationId }, body });
  }

  /** Calls any endpoint of the contract. @throws Error with the code if the service refuses. */
  async call<E extends Endpoint>(endpoint: E, input: EndpointInput<E>): Promise<EndpointOutput<E>> {
    const answer = await callEndpoint(this.#party.caller(this.token), endpoint, input);
    await this.#party.settle();
    return answer;
  }
}
