// Generated from the endpoints by `pnpm generate`; do not edit.

import type { Endpoints } from '../../generated/endpoints.ts';

import type { WireEndpoint } from '../format/wire-endpoint.ts';

import { shape13 } from './agents.ts';

/** Take an offered assignment: the agent joins the conversation. @public */
export const acceptAssignment: WireEndpoint<Endpoints['acceptAssignment']> = {
  id: 'assignments.accept',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/accept',
  response: shape13,
};

/** Give an offered assignment back to the head of its queue. The agent goes away. @public */
export const declineAssignment: WireEndpoint<Endpoints['declineAssignment']> = {
  id: 'assignments.decline',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/decline',
  response: shape13,
};

/** Hand an active assignment to another queue or agent, at the head of the line. @public */
export const transferAssignment: WireEndpoint<Endpoints['transferAssignment']> = {
  id: 'assignments.transfer',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/transfer',
  response: shape13,
};

/** End the wrap-up with a disposition and a note; the agent is free for the next customer. @public */
export const completeAssignment: WireEndpoint<Endpoints['completeAssignment']> = {
  id: 'assignments.complete',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/complete',
  response: shape13,
};
