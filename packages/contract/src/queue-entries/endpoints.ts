import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { queueEntry, queueEntryEvent } from './schemas.ts';

const params = z.object({ entryId: id('queueEntry') });

/** Retrieves a queue entry. @public */
export const getQueueEntry = defineEndpoint({
  id: 'queueEntries.get',
  method: 'GET',
  path: '/v1/queue-entries/{entryId}',
  summary: 'Retrieves a queue entry with its position and expected wait.',
  params,
  status: 200,
  response: queueEntry,
  errors: ['not-found'],
  callers: ['customer', 'agent', 'secret'],
  idempotent: true,
});

/** Streams a queue entry. @public */
export const streamQueueEntry = defineEndpoint({
  id: 'queueEntries.stream',
  method: 'GET',
  path: '/v1/queue-entries/{entryId}/stream',
  summary:
    'Streams a queue entry: its whole state now and after each change, until the state is `served` or `left`.',
  params,
  status: 200,
  response: queueEntryEvent,
  errors: ['not-found'],
  callers: ['customer', 'agent', 'secret'],
  idempotent: true,
  stream: true,
});

/** Leaves a queue. @public */
export const leaveQueue = defineEndpoint({
  id: 'queueEntries.leave',
  method: 'DELETE',
  path: '/v1/queue-entries/{entryId}',
  summary:
    'Leaves a queue. If the entry belongs to a conversation, the assistant answers there again.',
  params,
  status: 200,
  response: queueEntry,
  errors: ['not-found', 'conflict', 'limit-reached'],
  callers: ['customer', 'secret'],
  idempotent: true,
});
