import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { defineEndpoint } from '../common/endpoint.ts';
import { eventGap, liveEvent } from './schemas.ts';

const params = z.object({ conversationId: id('conversation') });
const after = z.optional(z.int().check(z.minimum(0)));

/** Lists stored events. @public */
export const listEvents = defineEndpoint({
  id: 'events.list',
  method: 'GET',
  path: '/v1/conversations/{conversationId}/events',
  summary:
    'Lists stored events, oldest first: the events after a sequence number, or the `latest` events. With `waitMs`, an empty list waits for an event. `gap` reports events that the service cannot return.',
  params,
  query: z.object({
    after,
    /** Maximum number of events. A page of large events has fewer: continue after its last event. */
    limit: z.optional(z.int().check(z.minimum(1), z.maximum(500))),
    /** Number of newest events to return. If set, `after` and `limit` are ignored. */
    latest: z.optional(z.int().check(z.minimum(1), z.maximum(500))),
    /** Long polling: maximum milliseconds to wait for an event. */
    waitMs: z.optional(z.int().check(z.minimum(0), z.maximum(30000))),
  }),
  status: 200,
  response: z.object({
    items: z.array(liveEvent),
    lastSequence: z.int(),
    /**
     * Present if the events that directly follow `after` cannot be listed. Usually the service no longer stores them.
     * If `gap.before` is not greater than `gap.after`, then `after` is greater than `lastSequence`: the events after
     * `after` do not exist yet.
     */
    gap: z.optional(eventGap),
  }),
  errors: ['not-found'],
  callers: ['customer', 'agent', 'secret'],
  idempotent: true,
});

/** Streams the events of a conversation. @public */
export const streamEvents = defineEndpoint({
  id: 'events.stream',
  method: 'GET',
  path: '/v1/conversations/{conversationId}/events/stream',
  summary:
    'Streams the events of a conversation, starting after `Last-Event-ID` or `after`. A `stream.gap` event reports stored events that the stream skips.',
  params,
  query: z.object({ after }),
  status: 200,
  response: liveEvent,
  errors: ['not-found'],
  callers: ['customer', 'agent', 'secret'],
  idempotent: true,
  stream: true,
});
