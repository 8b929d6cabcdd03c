import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { code, locale, timestamp } from '../common/primitives.ts';
import { newCustomerToken } from '../customer-tokens/schemas.ts';
import { channel } from '../sessions/schemas.ts';

/**
 * States of a conversation. `assistant`: the assistant answers. `queued`: the customer waits for an agent.
 * `agent`: an agent answers. `closed`: the conversation has ended.
 *
 * @public
 */
export const conversationStates = ['assistant', 'queued', 'agent', 'closed'] as const;

/** A conversation between a customer and the bank about one matter, over all channels. @public */
export const conversation = z.object({
  id: id('conversation'),
  customerId: id('customer'),
  channel,
  locale,
  state: z.enum(conversationStates),
  agentId: z.nullable(id('agent')),
  queueEntryId: z.nullable(id('queueEntry')),
  /** Sequence number of the newest stored event. */
  lastSequence: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
  closedAt: z.nullable(timestamp),
  disposition: z.nullable(z.string()),
});

/** Request body that opens a conversation. @public */
export const newConversation = z.object({
  /** Only a secret key may set it. @defaultValue the channel of the session, or `web` for a secret key */
  channel: z.optional(channel),
  locale: z.optional(locale),
  /**
   * Id of the customer. A secret key identifies no customer, so callers with such a key set this field or `customer`.
   * With neither field, the service creates an anonymous customer.
   */
  customerId: z.optional(id('customer')),
  /** The customer as the bank identifies them, instead of `customerId`. Only a secret key may set it. */
  customer: z.optional(newCustomerToken),
});

/** Request body that hands a conversation off to an agent. @public */
export const handOffRequest = z.object({
  /** Queue to join. @defaultValue the first open queue with the `skill`, or else the tenant's first open queue */
  queueId: z.optional(id('queue')),
  /** Skill that the agent must have, in addition to the queue's skill. */
  skill: z.optional(code),
});

/** Request body that closes a conversation. @public */
export const conversationClosing = z.object({
  /** Outcome of the conversation: one of the tenant's codes, for example `solved`. Customers may not set it. */
  disposition: z.optional(code),
});

/** Request body that marks a conversation as read up to the event with sequence number `upTo`. @public */
export const readMark = z.object({ upTo: z.int().check(z.minimum(1)) });

/** Query fields that filter {@link listConversations}. @public */
export const conversationFilter = {
  state: z.optional(z.enum(conversationStates)),
  customerId: z.optional(id('customer')),
};

/** State of a conversation. @public */
export type ConversationState = (typeof conversationStates)[number];
/** A conversation between a customer and the bank. @public */
export type Conversation = z.infer<typeof conversation>;
/** Request body that opens a conversation. @public */
export type NewConversation = z.input<typeof newConversation>;
/** Request body that hands a conversation off to an agent. @public */
export type HandOffRequest = z.input<typeof handOffRequest>;
/** Request body that closes a conversation. @public */
export type ConversationClosing = z.input<typeof conversationClosing>;
