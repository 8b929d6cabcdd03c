// Generated from the endpoints by `pnpm generate`; do not edit.

import type { Endpoints } from '../../generated/endpoints.ts';

import type { WireEndpoint } from '../format/wire-endpoint.ts';

import { shape4, shape5 } from './conversations.ts';

const shape10 = {
  id: 's',
  name: 's',
  skill: ['0', 's'],
  open: 'b',
  waiting: 'n',
  agentsOnDuty: 'n',
  expectedWait: ['0', shape4],
} as const;

const shape11 = {
  queue: shape10,
  waiting: ['a', { ticket: 's', position: 'n' }],
  called: ['a', { ticket: 's', desk: ['0', 's'] }],
} as const;

/** List the queues with their length and expected wait. @public */
export const listQueues: WireEndpoint<Endpoints['listQueues']> = {
  id: 'queues.list',
  method: 'GET',
  path: '/v1/queues',
  response: { items: ['a', shape10], nextCursor: ['0', 's'] },
};

/** Read one queue with its tickets, as a board shows them. @public */
export const getQueueBoard: WireEndpoint<Endpoints['getQueueBoard']> = {
  id: 'queues.getBoard',
  method: 'GET',
  path: '/v1/queues/{queueId}/board',
  response: shape11,
};

/** Follow a board: its whole state now and after each change. @public */
export const streamQueueBoard: WireEndpoint<Endpoints['streamQueueBoard']> = {
  id: 'queues.streamBoard',
  method: 'GET',
  path: '/v1/queues/{queueId}/board/stream',
  response: { type: ['e', 'queue.board'], data: shape11 },
};

/** Draw a ticket without a conversation, as at a branch kiosk. @public */
export const joinQueue: WireEndpoint<Endpoints['joinQueue']> = {
  id: 'queues.join',
  method: 'POST',
  path: '/v1/queues/{queueId}/entries',
  response: shape5,
};
