import * as z from 'zod/mini';
import { page, pageQuery } from '../common/page.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { agent, desk, deskEvent, newAgent, presenceChange } from './schemas.ts';

/** Creates an agent. @public */
export const createAgent = defineEndpoint({
  id: 'agents.create',
  method: 'POST',
  path: '/v1/agents',
  summary: 'Creates an agent. New agents are `offline`.',
  body: newAgent,
  status: 201,
  response: agent,
  errors: [],
  callers: ['secret'],
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
