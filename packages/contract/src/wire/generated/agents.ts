// Generated from the endpoints by `pnpm generate`; do not edit.

import type { Endpoints } from '../../generated/endpoints.ts';

import type { WireEndpoint } from '../format/wire-endpoint.ts';

import { shape3, shape5 } from './conversations.ts';

const shape12 = {
  id: 's',
  displayName: 's',
  desk: ['0', 's'],
  skills: ['a', 's'],
  locales: ['a', 's'],
  capacity: 'n',
  presence: ['e', 'available', 'away', 'offline'],
  activeAssignments: 'n',
} as const;

/** Shared with other domains. */
export const shape13 = {
  id: 's',
  agentId: 's',
  state: ['e', 'offered', 'active', 'wrap-up', 'ended'],
  conversation: ['0', shape3],
  entry: shape5,
  customerName: ['0', 's'],
  offeredAt: 's',
  offerEndsAt: ['0', 's'],
  acceptedAt: ['0', 's'],
  endedAt: ['0', 's'],
} as const;

const shape14 = { agent: shape12, assignments: ['a', shape13] } as const;

/** Add an agent. New agents are offline. @public */
export const createAgent: WireEndpoint<Endpoints['createAgent']> = {
  id: 'agents.create',
  method: 'POST',
  path: '/v1/agents',
  response: shape12,
};

/** List the agents with their presence. @public */
export const listAgents: WireEndpoint<Endpoints['listAgents']> = {
  id: 'agents.list',
  method: 'GET',
  path: '/v1/agents',
  response: { items: ['a', shape12], nextCursor: ['0', 's'] },
};

/** Read the agent whose token it is. @public */
export const getOwnAgent: WireEndpoint<Endpoints['getOwnAgent']> = {
  id: 'agents.me',
  method: 'GET',
  path: '/v1/agents/me',
  response: shape12,
};

/** Go on duty, take a break, go off duty. @public */
export const setPresence: WireEndpoint<Endpoints['setPresence']> = {
  id: 'agents.setPresence',
  method: 'PUT',
  path: '/v1/agents/me/presence',
  response: shape12,
};

/** Read the desk: the agent and all open assignments. Who reads it counts as being there. @public */
export const getDesk: WireEndpoint<Endpoints['getDesk']> = {
  id: 'agents.getDesk',
  method: 'GET',
  path: '/v1/agents/me/desk',
  response: shape14,
};

/** Follow the desk: the agent and all open assignments, now and after each change. @public */
export const streamDesk: WireEndpoint<Endpoints['streamDesk']> = {
  id: 'agents.streamDesk',
  method: 'GET',
  path: '/v1/agents/me/desk/stream',
  response: { type: ['e', 'desk'], data: shape14 },
};
