import * as z from 'zod/mini';
import { page, pageQuery } from '../common/page.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { agent, desk, deskEvent, newAgent, presenceChange } from './schemas.ts';

/** Adds an agent. @public */
export const createAgent = defineEndpoint({
  id: 'agents.create',
  method: 'POST',
  path: '/v1/agents',
  summary: 'Add an agent. New agents are offline.',
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
  summary: 'List the agents with their presence.',
  query: z.object(pageQuery),
  status: 200,
  response: page(agent),
  errors: [],
  callers: ['agent', 'secret'],
  idempotent: true,
});

/** Reads the agent who calls. @public */
export const getOwnAgent = defineEndpoint({
  id: 'agents.me',
  method: 'GET',
  path: '/v1/agents/me',
  summary: 'Read the agent whose token it is.',
  status: 200,
  response: agent,
  errors: [],
  callers: ['agent'],
  idempotent: true,
});

/** Goes on or off duty. @public */
export const setPresence = defineEndpoint({
  id: 'agents.setPresence',
  method: 'PUT',
  path: '/v1/agents/me/presence',
  summary: 'Go on duty, take a break, go off duty.',
  body: presenceChange,
  status: 200,
  response: agent,
  errors: [],
  callers: ['agent'],
  idempotent: true,
});

/** Reads the desk. @public */
export const getDesk = defineEndpoint({
  id: 'agents.getDesk',
  method: 'GET',
  path: '/v1/agents/me/desk',
  summary: 'Read the desk: the agent and all open assignments. Who reads it counts as being there.',
  status: 200,
  response: desk,
  errors: [],
  callers: ['agent'],
  idempotent: true,
});

/** Follows the desk live. @public */
export const streamDesk = defineEndpoint({
  id: 'agents.streamDesk',
  method: 'GET',
  path: '/v1/agents/me/desk/stream',
  summary: 'Follow the desk: the agent and all open assignments, now and after each change.',
  status: 200,
  response: deskEvent,
  errors: [],
  callers: ['agent'],
  idempotent: true,
  stream: true,
});
