import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { queueEntry, queueEntryEvent } from './schemas.ts';

const params = z.object({ entryId: id('queueEntry') });

/** Reads one's place. @public */
export const getQueueEntry = defineEndpoint({
  id: 'queueEntries.get',
  method: 'GET',
  path: '/v1/queue-entries/{entryId}',
  summary: 'Read the place and expected wait of one entry.',
  params,
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
  params,
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
  params,
  status: 200,
  response: queueEntry,
  errors: ['not-found', 'conflict'],
  callers: ['customer', 'secret'],
  idempotent: true,
});
