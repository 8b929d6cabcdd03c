// Generated from the endpoints by `pnpm generate`; do not edit.

import type { Endpoints } from '../../generated/endpoints.ts';

import type { WireEndpoint } from '../format/wire-endpoint.ts';

import { shape5 } from './conversations.ts';

/** Read the place and expected wait of one entry. @public */
export const getQueueEntry: WireEndpoint<Endpoints['getQueueEntry']> = {
  id: 'queueEntries.get',
  method: 'GET',
  path: '/v1/queue-entries/{entryId}',
  response: shape5,
};

/** Follow one entry: its whole state now and after each change, until it is served or left. @public */
export const streamQueueEntry: WireEndpoint<Endpoints['streamQueueEntry']> = {
  id: 'queueEntries.stream',
  method: 'GET',
  path: '/v1/queue-entries/{entryId}/stream',
  response: { type: ['e', 'queue.entry'], data: shape5 },
};

/** Leave the queue. A conversation goes back to the assistant. @public */
export const leaveQueue: WireEndpoint<Endpoints['leaveQueue']> = {
  id: 'queueEntries.leave',
  method: 'DELETE',
  path: '/v1/queue-entries/{entryId}',
  response: shape5,
};
