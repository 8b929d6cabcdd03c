import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { page, pageQuery } from '../common/page.ts';
import { defineEndpoint } from '../endpoint.ts';
import { issuedToken } from '../sessions/schemas.ts';
import {
  agent,
  assignment,
  desk,
  deskEvent,
  newAgent,
  newAgentToken,
  presenceChange,
  transfer,
  wrapUp,
} from './schemas.ts';

const assignmentParams = z.object({ assignmentId: id('assignment') });
const assignmentErrors = ['not-found', 'conflict'] as const;

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

/** Signs a token for an agent. @public */
export const createAgentToken = defineEndpoint({
  id: 'agentTokens.create',
  method: 'POST',
  path: '/v1/agent-tokens',
  summary: 'Sign a token for an agent whom the bank has signed in.',
  body: newAgentToken,
  status: 201,
  response: issuedToken,
  errors: ['not-found'],
  callers: ['secret'],
  idempotent: true,
});

/** Takes an offered assignment. @public */
export const acceptAssignment = defineEndpoint({
  id: 'assignments.accept',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/accept',
  summary: 'Take an offered assignment: the agent joins the conversation.',
  params: assignmentParams,
  status: 200,
  response: assignment,
  errors: assignmentErrors,
  callers: ['agent'],
  idempotent: true,
});

/** Gives an offered assignment back. @public */
export const declineAssignment = defineEndpoint({
  id: 'assignments.decline',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/decline',
  summary: 'Give an offered assignment back to the head of its queue. The agent goes away.',
  params: assignmentParams,
  status: 200,
  response: assignment,
  errors: assignmentErrors,
  callers: ['agent'],
  idempotent: true,
});

/** Hands an assignment on. @public */
export const transferAssignment = defineEndpoint({
  id: 'assignments.transfer',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/transfer',
  summary: 'Hand an active assignment to another queue or agent, at the head of the line.',
  params: assignmentParams,
  body: transfer,
  status: 200,
  response: assignment,
  errors: assignmentErrors,
  callers: ['agent'],
  idempotent: true,
});

/** Ends the wrap-up. @public */
export const completeAssignment = defineEndpoint({
  id: 'assignments.complete',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/complete',
  summary:
    'End the wrap-up with a disposition and a note; the agent is free for the next customer.',
  params: assignmentParams,
  body: wrapUp,
  status: 200,
  response: assignment,
  errors: assignmentErrors,
  callers: ['agent'],
  idempotent: true,
});
