import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { unknownVariant } from '../common/open-union.ts';
import { slug, timestamp } from '../common/primitives.ts';
import { roles } from '../messages/schemas.ts';
import { queueLeaveOutcomes } from '../queue-entries/schemas.ts';
import { channel } from '../sessions/schemas.ts';

const base = { id: id('webhookEvent'), timestamp };

/** Creates the schema of one event type. `data` holds ids, with which receivers fetch the details through the API. */
function event<Type extends string, Data extends z.ZodMiniObject>(type: Type, data: Data) {
  return z.object({ type: z.literal(type), ...base, data });
}

const conversationId = id('conversation');
const customerId = id('customer');
const queued = { entryId: id('queueEntry'), conversationId: z.nullable(conversationId) };
const actor = z.object({ role: z.enum(roles), id: z.nullable(z.string()) });

const variants = [
  event('conversation.created', z.object({ conversationId, customerId, channel })),
  event(
    'conversation.closed',
    z.object({
      conversationId,
      customerId,
      closedBy: actor,
      disposition: z.nullable(z.string()),
    }),
  ),
  event(
    'message.created',
    z.object({
      conversationId,
      messageId: id('message'),
      sequence: z.int(),
      authorRole: z.enum(roles),
    }),
  ),
  event('participant.joined', z.object({ conversationId, participant: actor })),
  event('participant.left', z.object({ conversationId, participant: actor })),
  event('queue.joined', z.object({ ...queued, queueId: id('queue') })),
  event('queue.left', z.object({ ...queued, outcome: z.enum(queueLeaveOutcomes) })),
  event('survey.offered', z.object({ conversationId, surveyId: id('survey') })),
  event(
    'survey.response.created',
    z.object({
      surveyId: id('survey'),
      responseId: id('surveyResponse'),
      customerId,
      conversationId: z.nullable(conversationId),
      scores: z.array(z.object({ questionId: slug, score: z.int() })),
      /** True if the customer wrote a comment. Retrieve its text through the API. */
      commented: z.boolean(),
    }),
  ),
  event('webhook.ping', z.object({ webhookEndpointId: id('webhookEndpoint') })),
] as const;

/** Types of webhook events that this version knows. @public */
export const webhookEventTypes = [
  'conversation.created',
  'conversation.closed',
  'message.created',
  'participant.joined',
  'participant.left',
  'queue.joined',
  'queue.left',
  'survey.offered',
  'survey.response.created',
  'webhook.ping',
] as const;

/**
 * Body of a webhook, in the envelope of Standard Webhooks: event type, time and data.
 *
 * - `data` holds ids, scores and codes, never names or texts of people.
 * - `id` stays the same over all retries and replays. Store it, and ignore an event that you have handled.
 * - Events may arrive in any order.
 *
 * @public
 */
export const webhookEvent = z.union([
  z.discriminatedUnion('type', variants),
  unknownVariant(webhookEventTypes, base),
]);

/** Body of a webhook. Switch on `type`. @public */
export type WebhookEvent = z.infer<typeof webhookEvent>;
/** Type of a webhook event that this version knows. @public */
export type WebhookEventType = (typeof webhookEventTypes)[number];
