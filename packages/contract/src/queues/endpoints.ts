import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { page, pageQuery } from '../common/page.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { newQueueEntry, queueEntry } from '../queue-entries/schemas.ts';
import { queue, queueBoard, queueBoardEvent } from './schemas.ts';

const params = z.object({ queueId: id('queue') });
const everyone = ['publishable', 'customer', 'agent', 'secret'] as const;

/** Lists the tenant's queues. @public */
export const listQueues = defineEndpoint({
  id: 'queues.list',
  method: 'GET',
  path: '/v1/queues',
  summary: 'Lists queues with their length and expected wait.',
  query: z.object(pageQuery),
  status: 200,
  response: page(queue),
  errors: [],
  callers: everyone,
  idempotent: true,
});

/** Retrieves the board of a queue. @public */
export const getQueueBoard = defineEndpoint({
  id: 'queues.getBoard',
  method: 'GET',
  path: '/v1/queues/{queueId}/board',
  summary: 'Retrieves the public board of a queue, with its tickets.',
  params,
  status: 200,
  response: queueBoard,
  errors: ['not-found'],
  callers: everyone,
  idempotent: true,
});

/** Streams the board of a queue. @public */
export const streamQueueBoard = defineEndpoint({
  id: 'queues.streamBoard',
  method: 'GET',
  path: '/v1/queues/{queueId}/board/stream',
  summary: 'Streams the board of a queue: its whole state now and after each change.',
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
  summary: 'Joins a queue without a conversation, as a branch kiosk does. Returns the ticket.',
  params,
  body: newQueueEntry,
  status: 201,
  response: queueEntry,
  errors: ['not-found', 'queue-closed', 'limit-reached'],
  callers: ['customer', 'secret'],
  fieldCallers: { locale: 'all' },
  idempotent: true,
});
