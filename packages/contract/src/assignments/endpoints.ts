import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { assignment, transfer, wrapUp } from './schemas.ts';

const params = z.object({ assignmentId: id('assignment') });
const errors = ['not-found', 'conflict'] as const;

/** Accepts an offered assignment. @public */
export const acceptAssignment = defineEndpoint({
  id: 'assignments.accept',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/accept',
  summary: 'Accepts an offered assignment. The agent joins the conversation.',
  params,
  status: 200,
  response: assignment,
  errors,
  callers: ['agent'],
  idempotent: true,
});

/** Declines an offered assignment. @public */
export const declineAssignment = defineEndpoint({
  id: 'assignments.decline',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/decline',
  summary:
    'Declines an offered assignment. The customer keeps the place in the queue, and the agent becomes `away`.',
  params,
  status: 200,
  response: assignment,
  errors,
  callers: ['agent'],
  idempotent: true,
});

/** Transfers an assignment. @public */
export const transferAssignment = defineEndpoint({
  id: 'assignments.transfer',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/transfer',
  summary:
    'Transfers an active assignment to another queue or agent. The customer moves ahead of all others with the same priority.',
  params,
  body: transfer,
  status: 200,
  response: assignment,
  errors,
  callers: ['agent'],
  idempotent: true,
});

/** Completes the wrap-up of an assignment. @public */
export const completeAssignment = defineEndpoint({
  id: 'assignments.complete',
  method: 'POST',
  path: '/v1/assignments/{assignmentId}/complete',
  summary:
    'Completes the wrap-up of an assignment with a disposition and a note. The assignment then no longer counts towards the capacity of the agent.',
  params,
  body: wrapUp,
  status: 200,
  response: assignment,
  errors,
  callers: ['agent'],
  idempotent: true,
});
