import * as contract from '@tellerkit/contract';
import type { Endpoint, EndpointInput, EndpointOutput } from '@tellerkit/contract';
import { callEndpoint, requestEndpoint } from './call-endpoint.ts';
import { EventReader } from './event-reader.ts';
import type { TestParty } from './test-party.ts';

/**
 * An agent of a test. The agent is available unless the test sets another presence. Injected faults do not hit the
 * agent's calls.
 *
 * @example
 * ```ts
 * const agent = await bank.agent({ displayName: 'Counter 3' });
 * await customer.handOff(id);
 * await agent.accept();
 * await agent.reply('Good morning. I have blocked the card.');
 * await agent.close();
 * ```
 *
 * @public
 */
export class TestAgent {
  readonly id: string;
  /** Access token. Pass it to a client as the option `token`. */
  readonly token: string;
  readonly #party: TestParty;
  #active: contract.Assignment | undefined;

  /** @internal */
  constructor(party: TestParty, id: string, token: string) {
    this.#party = party;
    this.id = id;
    this.token = token;
  }

  /** Returns the agent's current assignments: offers and accepted conversations. */
  async desk(): Promise<readonly contract.Assignment[]> {
    const stop = new AbortController();
    const caller = this.#party.caller(this.token);
    const response = await requestEndpoint(caller, contract.streamDesk, {}, stop.signal);
    const reader = new EventReader(response);
    const first = await reader.next();
    await reader.cancel();
    stop.abort();
    return contract.deskEvent.parse(first?.data).data.assignments;
  }

  /**
   * Accepts the oldest offer. After that, `reply` and `close` act on its conversation.
   *
   * @throws Error if the agent has no offer.
   */
  async accept(): Promise<contract.Assignment> {
    const offer = (await this.desk()).find(({ state }) => state === 'offered');
    if (!offer)
      throw new Error('This agent has no offer to accept: call `customer.handOff` first.');
    const params = { assignmentId: offer.id };
    this.#active = await this.call(contract.acceptAssignment, { params });
    return this.#active;
  }

  /** Sends a message in the conversation accepted last. @throws Error if the agent accepted none. */
  async reply(text: string): Promise<contract.Message> {
    const body: contract.NewMessage = { content: [{ type: 'text', text }] };
    return this.call(contract.sendMessage, { params: this.#conversation(), body });
  }

  /** Closes the conversation accepted last and completes its assignment. @throws Error if the agent accepted none. */
  async close(wrapUp: contract.WrapUp = {}): Promise<void> {
    await this.call(contract.closeConversation, { params: this.#conversation(), body: {} });
    const params = { assignmentId: this.#active?.id ?? '' };
    await this.call(contract.completeAssignment, { params, body: wrapUp });
    this.#active = undefined;
  }

  /** Sets the agent's presence. Only an `available` agent gets offers. */
  async setPresence(presence: contract.Presence): Promise<void> {
    await this.call(contract.setPresence, { body: { presence } });
  }

  /** Calls any endpoint as this agent. @throws Error with the error code if the service rejects the request. */
  async call<E extends Endpoint>(endpoint: E, input: EndpointInput<E>): Promise<EndpointOutput<E>> {
    const answer = await callEndpoint(this.#party.caller(this.token), endpoint, input);
    await this.#party.settle();
    return answer;
  }

  #conversation(): { conversationId: string } {
    const conversationId = this.#active?.conversation?.id;
    if (!conversationId) throw new Error('This agent has no conversation: call `accept` first.');
    return { conversationId };
  }
}
