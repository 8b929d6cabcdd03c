import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { page, pageQuery } from '../common/page.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { agent, agentChange, desk, deskEvent, newAgent, presenceChange } from './schemas.ts';

const params = z.object({ agentId: id('agent') });

/** Creates an agent. @public */
export const createAgent = defineEndpoint({
  id: 'agents.create',
  method: 'POST',
  path: '/v1/agents',
  summary: 'Creates an agent. New agents are `offline`.',
  body: newAgent,
  status: 201,
  response: agent,
  errors: ['not-found'],
  callers: ['agent', 'secret'],
  idempotent: true,
});

/** Lists agents. @public */
export const listAgents = defineEndpoint({
  id: 'agents.list',
  method: 'GET',
  path: '/v1/agents',
  summary: 'Lists agents with their presence.',
  query: z.object(pageQuery),
  status: 200,
  response: page(agent),
  errors: [],
  callers: ['agent', 'secret'],
  idempotent: true,
});

/** Retrieves an agent. @public */
export const getAgent = defineEndpoint({
  id: 'agents.get',
  method: 'GET',
  path: '/v1/agents/{agentId}',
  summary: 'Retrieves an agent.',
  params,
  status: 200,
  response: agent,
  errors: ['not-found'],
  callers: ['agent', 'secret'],
  idempotent: true,
});

/** Changes an agent. @public */
export const updateAgent = defineEndpoint({
  id: 'agents.update',
  method: 'PATCH',
  path: '/v1/agents/{agentId}',
  summary:
    'Changes an agent, the role or the supervised queues, or suspends the agent. Omitted fields keep their values. Nobody changes their own role.',
  params,
  body: agentChange,
  status: 200,
  response: agent,
  errors: ['not-found'],
  callers: ['agent', 'secret'],
  idempotent: true,
});

/** Removes an agent. @public */
export const deleteAgent = defineEndpoint({
  id: 'agents.delete',
  method: 'DELETE',
  path: '/v1/agents/{agentId}',
  summary:
    "Removes an agent. The agent's tokens and streams end at once, and the agent's customers return to their old places in the queue. Past messages keep the name.",
  params,
  status: 204,
  response: null,
  errors: ['not-found'],
  callers: ['agent', 'secret'],
  idempotent: true,
});

/** Retrieves the calling agent. @public */
export const getOwnAgent = defineEndpoint({
  id: 'agents.me',
  method: 'GET',
  path: '/v1/agents/me',
  summary: 'Retrieves the agent that the access token belongs to.',
  status: 200,
  response: agent,
  errors: [],
  callers: ['agent'],
  idempotent: true,
});

/** Sets the calling agent's presence. @public */
export const setPresence = defineEndpoint({
  id: 'agents.setPresence',
  method: 'PUT',
  path: '/v1/agents/me/presence',
  summary: "Sets the calling agent's presence: `available`, `away` or `offline`.",
  body: presenceChange,
  status: 200,
  response: agent,
  errors: [],
  callers: ['agent'],
  idempotent: true,
});

/** Retrieves the calling agent's desk. @public */
export const getDesk = defineEndpoint({
  id: 'agents.getDesk',
  method: 'GET',
  path: '/v1/agents/me/desk',
  summary:
    "Retrieves the calling agent's desk: the agent and all open assignments. Each call counts as activity and delays the change to `away`.",
  status: 200,
  response: desk,
  errors: [],
  callers: ['agent'],
  idempotent: true,
});

/** Streams the calling agent's desk. @public */
export const streamDesk = defineEndpoint({
  id: 'agents.streamDesk',
  method: 'GET',
  path: '/v1/agents/me/desk/stream',
  summary:
    "Streams the calling agent's desk: the agent and all open assignments, now and after each change.",
  status: 200,
  response: deskEvent,
  errors: [],
  callers: ['agent'],
  idempotent: true,
  stream: true,
});
