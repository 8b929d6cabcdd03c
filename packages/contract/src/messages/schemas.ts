import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { timestamp } from '../common/primitives.ts';
import { contentBlock, newContentBlock } from './content.ts';

/**
 * Roles of participants in a conversation.
 *
 * @public
 */
export const roles = ['customer', 'assistant', 'agent', 'system'] as const;

/** A participant of a conversation. The assistant and the system have no `id`. @public */
export const participant = z.object({
  role: z.enum(roles),
  id: z.nullable(z.string()),
  displayName: z.nullable(z.string()),
});

/**
 * A message. `sequence` is the sequence number of the message's event. `clientId` is the sender's own id, by
 * which the sender recognizes the message.
 *
 * @public
 */
export const message = z.object({
  id: id('message'),
  conversationId: id('conversation'),
  sequence: z.int(),
  clientId: z.nullable(z.string()),
  author: participant,
  content: z.array(contentBlock),
  createdAt: timestamp,
});

/** A message to send: 1 to 10 content blocks. @public */
export const newMessage = z.object({
  /** The sender's own id for the message, unique in the conversation. */
  clientId: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  content: z.array(newContentBlock).check(z.minLength(1), z.maxLength(10)),
});

/** Role of a participant in a conversation. @public */
export type Role = (typeof roles)[number];
/** A participant of a conversation. @public */
export type Participant = z.infer<typeof participant>;
/** A message. @public */
export type Message = z.infer<typeof message>;
/** A message to send. @public */
export type NewMessage = z.input<typeof newMessage>;
