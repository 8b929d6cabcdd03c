import type {
  Agent,
  AgentChange,
  Desk,
  DeskEvent,
  IssuedToken,
  NewAgent,
  Presence,
} from '@tellerkit/contract';
import {
  createAgent,
  createAgentToken,
  deleteAgent,
  getAgent,
  getDesk,
  getOwnAgent,
  listAgents,
  setPresence,
  streamDesk,
  updateAgent,
} from '@tellerkit/contract/wire';
import { eventStream } from '../events/event-stream.ts';
import type { StateStreamOptions } from '../events/state-stream-options.ts';
import type { CallOptions } from '../transport/call-options.ts';
import { listPages } from '../pages/list-pages.ts';
import type { PageList } from '../pages/page-list.ts';
import type { PageQuery } from './page-query.ts';
import { Resource } from './resource.ts';

/** Agents and their desk. @public */
export class Agents extends Resource {
  /**
   * Creates an agent. The agent starts offline, with the role `agent` unless `role` says otherwise. Requires a secret
   * key, or the token of an admin.
   *
   * @throws ApiError with code `not-found` for an unknown queue, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * const agent = await client.agents.create({ displayName: 'Counter 3', skills: ['cards'] });
   * const lead = await client.agents.create({ displayName: 'Cards lead', role: 'supervisor', queueIds: [queueId] });
   * ```
   */
  create(body: NewAgent, options?: CallOptions): Promise<Agent> {
    return this.transport.call(createAgent, { body }, options);
  }

  /**
   * Lists the agents with their presence. Requires a secret key or an agent’s token.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * for await (const { displayName, presence } of client.agents.list()) console.log(displayName, presence);
   * ```
   */
  list(query: PageQuery = {}, options?: CallOptions): PageList<Agent> {
    return listPages(this.transport, listAgents, { query }, options);
  }

  /**
   * Retrieves an agent. Requires a secret key or an agent’s token.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * const { role, suspended } = await client.agents.get(agentId);
   * ```
   */
  get(agentId: string, options?: CallOptions): Promise<Agent> {
    return this.transport.call(getAgent, { params: { agentId } }, options);
  }

  /**
   * Updates the given fields of an agent and keeps the others. A new `role` takes effect at once, also for tokens that
   * exist. Nobody changes their own role. Requires a secret key, or the token of an admin.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * await client.agents.update(agentId, { role: 'supervisor', queueIds: [queueId] });
   * ```
   */
  update(agentId: string, body: AgentChange, options?: CallOptions): Promise<Agent> {
    return this.transport.call(updateAgent, { params: { agentId }, body }, options);
  }

  /**
   * Suspends an agent. The tokens and streams of the agent end at once, and the customers return to their old places in
   * the queue. Requires a secret key, or the token of an admin.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * await client.agents.suspend(agentId);
   * ```
   */
  suspend(agentId: string, options?: CallOptions): Promise<Agent> {
    return this.update(agentId, { suspended: true }, options);
  }

  /**
   * Ends the suspension of an agent, who starts offline and needs a new token. Requires a secret key, or the token of
   * an admin.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * await client.agents.unsuspend(agentId);
   * ```
   */
  unsuspend(agentId: string, options?: CallOptions): Promise<Agent> {
    return this.update(agentId, { suspended: false }, options);
  }

  /**
   * Removes an agent for good. The tokens and streams of the agent end at once, and the customers return to their old
   * places in the queue. Past messages keep the name. Requires a secret key, or the token of an admin.
   *
   * @throws ApiError with code `not-found`, or another TellerError if the call fails.
   *
   * @example
   * ```ts
   * await client.agents.delete(agentId);
   * ```
   */
  async delete(agentId: string, options?: CallOptions): Promise<void> {
    await this.transport.call(deleteAgent, { params: { agentId } }, options);
  }

  /**
   * Issues a token for an agent who is signed in at the bank. The token ends after an hour, when the agent is suspended
   * or removed, and when the secret key of this call is replaced. Requires a secret key.
   *
   * @throws ApiError with code `not-found`, with `conflict` if the agent is suspended, or another TellerError if the
   * call fails.
   *
   * @example
   * ```ts
   * const { token, expiresAt } = await client.agents.createToken(agentId);
   * ```
   */
  createToken(agentId: string, options?: CallOptions): Promise<IssuedToken> {
    return this.transport.call(createAgentToken, { body: { agentId } }, options);
  }

  /**
   * Retrieves the agent to whom the token belongs. Requires an agent’s token.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * const { displayName } = await client.agents.me();
   * ```
   */
  me(options?: CallOptions): Promise<Agent> {
    return this.transport.call(getOwnAgent, {}, options);
  }

  /**
   * Sets the agent's own presence: `available`, `away` or `offline`. Requires an agent’s token.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * await client.agents.setPresence('available');
   * ```
   */
  setPresence(presence: Presence, options?: CallOptions): Promise<Agent> {
    return this.transport.call(setPresence, { body: { presence } }, options);
  }

  /**
   * Retrieves the desk once: the agent and all open assignments. Each call counts as activity of the agent, which
   * delays the automatic change to `away`. Requires an agent’s token.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * const { agent, assignments } = await client.agents.desk();
   * ```
   */
  desk(options?: CallOptions): Promise<Desk> {
    return this.transport.call(getDesk, {}, options);
  }

  /**
   * Streams the desk: the agent and all open assignments. The first event holds the present desk, and each further
   * event the whole desk after a change. Ends without an error when its signal aborts. Requires an agent’s token.
   *
   * @throws TellerError if the call fails.
   *
   * @example
   * ```ts
   * for await (const { data } of client.agents.streamDesk({ signal })) console.log(data.agent.presence);
   * ```
   */
  streamDesk(options?: StateStreamOptions): AsyncGenerator<DeskEvent, void, void> {
    const read = async (signal: AbortSignal): Promise<DeskEvent> => ({
      type: 'desk',
      data: await this.desk({ signal }),
    });
    return eventStream(this.transport, streamDesk, {}, options, { read });
  }
}
