import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { locale, slug, timestamp } from '../common/primitives.ts';
import { newCustomerToken } from '../customer-tokens/schemas.ts';
import { channel } from '../sessions/schemas.ts';

/**
 * Who looks after a conversation now: the assistant, nobody yet because the customer waits in a queue,
 * an agent, or nobody because it is closed.
 *
 * @public
 */
export const conversationStates = ['assistant', 'queued', 'agent', 'closed'] as const;

/** One matter between a customer and the bank, over all channels. @public */
export const conversation = z.object({
  id: id('conversation'),
  customerId: id('customer'),
  channel,
  locale,
  state: z.enum(conversationStates),
  agentId: z.nullable(id('agent')),
  queueEntryId: z.nullable(id('queueEntry')),
  /** Number of the newest stored event. */
  lastSequence: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
  closedAt: z.nullable(timestamp),
  disposition: z.nullable(z.string()),
});

/** Opens a conversation. @public */
export const newConversation = z.object({
  channel: z.optional(channel),
  locale: z.optional(locale),
  /** Only with a secret key, which has no customer of its own: the customer's id. */
  customerId: z.optional(id('customer')),
  /** Only with a secret key, in place of `customerId`: the customer as the bank calls them. */
  customer: z.optional(newCustomerToken),
});

/** Asks for a person. @public */
export const handOffRequest = z.object({
  /** The queue to join; the tenant's first open one if absent. */
  queueId: z.optional(id('queue')),
  /** A skill the agent must have. */
  skill: z.optional(slug),
});

/** Ends a conversation. @public */
export const conversationClosing = z.object({
  /** How the matter ended, one of the bank's own words, for example `solved`. */
  disposition: z.optional(slug),
});

/** Says how far the caller has read. @public */
export const readMark = z.object({ upTo: z.int().check(z.minimum(1)) });

/** Filter of {@link listConversations}. @public */
export const conversationFilter = {
  state: z.optional(z.enum(conversationStates)),
  customerId: z.optional(id('customer')),
};

/** Who looks after a conversation now. @public */
export type ConversationState = (typeof conversationStates)[number];
/** One matter between a customer and the bank. @public */
export type Conversation = z.infer<typeof conversation>;
/** Opens a conversation. @public */
export type NewConversation = z.input<typeof newConversation>;
/** Asks for a person. @public */
export type HandOffRequest = z.input<typeof handOffRequest>;
/** Ends a conversation. @public */
export type ConversationClosing = z.input<typeof conversationClosing>;
