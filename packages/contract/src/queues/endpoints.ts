import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { page, pageQuery } from '../common/page.ts';
import { defineEndpoint } from '../endpoint.ts';
import {
  newQueueEntry,
  queue,
  queueBoard,
  queueBoardEvent,
  queueEntry,
  queueEntryEvent,
} from './schemas.ts';

const params = z.object({ queueId: id('queue') });
const entryParams = z.object({ entryId: id('queueEntry') });
const everyone = ['publishable', 'customer', 'agent', 'secret'] as const;

/** Lists the tenant's queues. @public */
export const listQueues = defineEndpoint({
  id: 'queues.list',
  method: 'GET',
  path: '/v1/queues',
  summary: 'List the queues with their length and expected wait.',
  query: z.object(pageQuery),
  status: 200,
  response: page(queue),
  errors: [],
  callers: everyone,
  idempotent: true,
});

/** Reads one queue as a board. @public */
export const getQueueBoard = defineEndpoint({
  id: 'queues.getBoard',
  method: 'GET',
  path: '/v1/queues/{queueId}/board',
  summary: 'Read one queue with its tickets, as a board shows them.',
  params,
  status: 200,
  response: queueBoard,
  errors: ['not-found'],
  callers: everyone,
  idempotent: true,
});

/** Follows a board live. @public */
export const streamQueueBoard = defineEndpoint({
  id: 'queues.streamBoard',
  method: 'GET',
  path: '/v1/queues/{queueId}/board/stream',
  summary: 'Follow a board: its whole state now and after each change.',
  params,
  status: 200,
  response: queueBoardEvent,
  errors: ['not-found'],
  callers: everyone,
  idempotent: true,
  stream: true,
});

/** Joins a queue without a conversation. @public */
export const joinQueue = defineEndpoint({
  id: 'queues.join',
  method: 'POST',
  path: '/v1/queues/{queueId}/entries',
  summary: 'Draw a ticket without a conversation, as at a branch kiosk.',
  params,
  body: newQueueEntry,
  status: 201,
  response: queueEntry,
  errors: ['not-found', 'queue-closed'],
  callers: ['customer', 'secret'],
  idempotent: true,
});

/** Reads one's place. @public */
export const getQueueEntry = defineEndpoint({
  id: 'queueEntries.get',
  method: 'GET',
  path: '/v1/queue-entries/{entryId}',
  summary: 'Read the place and expected wait of one entry.',
  params: entryParams,
  status: 200,
  response: queueEntry,
  errors: ['not-found'],
  callers: ['customer', 'agent', 'secret'],
  idempotent: true,
});

/** Follows one's place live. @public */
export const streamQueueEntry = defineEndpoint({
  id: 'queueEntries.stream',
  method: 'GET',
  path: '/v1/queue-entries/{entryId}/stream',
  summary:
    'Follow one entry: its whole state now and after each change, until it is served or left.',
  params: entryParams,
  status: 200,
  response: queueEntryEvent,
  errors: ['not-found'],
  callers: ['customer', 'agent', 'secret'],
  idempotent: true,
  stream: true,
});

/** Gives up one's place. @public */
export const leaveQueue = defineEndpoint({
  id: 'queueEntries.leave',
  method: 'DELETE',
  path: '/v1/queue-entries/{entryId}',
  summary: 'Leave the queue. A conversation goes back to the assistant.',
  params: entryParams,
  status: 200,
  response: queueEntry,
  errors: ['not-found', 'conflict'],
  callers: ['customer', 'secret'],
  idempotent: true,
});
