import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { eventGap, liveEvent } from './schemas.ts';

const params = z.object({ conversationId: id('conversation') });
const after = z.optional(z.int().check(z.minimum(0)));

/** Reads stored events. @public */
export const listEvents = defineEndpoint({
  id: 'events.list',
  method: 'GET',
  path: '/v1/conversations/{conversationId}/events',
  summary:
    'Read stored events, oldest first: after a sequence number, or the latest. With waitMs, wait for the first one. `gap` says what cannot be had.',
  params,
  query: z.object({
    after,
    limit: z.optional(z.int().check(z.minimum(1), z.maximum(500))),
    /** So many of the newest events in place of those after a number; `after` and `limit` do not count. */
    latest: z.optional(z.int().check(z.minimum(1), z.maximum(500))),
    /** Long polling: wait up to so many milliseconds for an event. */
    waitMs: z.optional(z.int().check(z.minimum(0), z.maximum(30000))),
  }),
  status: 200,
  response: z.object({
    items: z.array(liveEvent),
    lastSequence: z.int(),
    /** There if not all events after `after` can be had: some are not kept any more, or `after` lies ahead. */
    gap: z.optional(eventGap),
  }),
  errors: ['not-found'],
  callers: ['customer', 'agent', 'secret'],
  idempotent: true,
});

/** Follows a conversation live. @public */
export const streamEvents = defineEndpoint({
  id: 'events.stream',
  method: 'GET',
  path: '/v1/conversations/{conversationId}/events/stream',
  summary: 'Follow a conversation live, from after `Last-Event-ID` or `after`, without loss.',
  params,
  query: z.object({ after }),
  status: 200,
  response: liveEvent,
  errors: ['not-found'],
  callers: ['customer', 'agent', 'secret'],
  idempotent: true,
  stream: true,
});
