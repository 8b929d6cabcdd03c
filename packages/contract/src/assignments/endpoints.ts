import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { assignment, transfer, wrapUp } from './schemas.ts';

const params = z.object({ assignmentId: id('assignment') });
const errors = ['not-found', 'conflict'] as const;

/** Takes an offered assignment. @public */
export const acceptAssignment = defineEndpoint({
  id: 'assignments.accept',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/accept',
  summary: 'Take an offered assignment: the agent joins the conversation.',
  params,
  status: 200,
  response: assignment,
  errors,
  callers: ['agent'],
  idempotent: true,
});

/** Gives an offered assignment back. @public */
export const declineAssignment = defineEndpoint({
  id: 'assignments.decline',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/decline',
  summary: 'Give an offered assignment back to the head of its queue. The agent goes away.',
  params,
  status: 200,
  response: assignment,
  errors,
  callers: ['agent'],
  idempotent: true,
});

/** Hands an assignment on. @public */
export const transferAssignment = defineEndpoint({
  id: 'assignments.transfer',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/transfer',
  summary: 'Hand an active assignment to another queue or agent, at the head of the line.',
  params,
  body: transfer,
  status: 200,
  response: assignment,
  errors,
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
  params,
  body: wrapUp,
  status: 200,
  response: assignment,
  errors,
  callers: ['agent'],
  idempotent: true,
});
