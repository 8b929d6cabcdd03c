import * as z from 'zod/mini';
import { id } from '../common/ids.ts';
import { timestamp } from '../common/primitives.ts';
import { contentBlock, newContentBlock } from './content.ts';

/**
 * Who takes part in a conversation.
 *
 * @public
 */
export const roles = ['customer', 'assistant', 'agent', 'system'] as const;

/** Somebody in a conversation: role, id where there is one, name to show. @public */
export const participant = z.object({
  role: z.enum(roles),
  id: z.nullable(z.string()),
  displayName: z.nullable(z.string()),
});

/**
 * One message. `sequence` is the number of its event in the conversation; `clientId` is what the sender
 * called it, so that the sender finds its own message again.
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

/** A message to send: 1 to 10 blocks. @public */
export const newMessage = z.object({
  /** The sender's own name for the message, unique in the conversation. */
  clientId: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  content: z.array(newContentBlock).check(z.minLength(1), z.maxLength(10)),
});

/** Who takes part in a conversation. @public */
export type Role = (typeof roles)[number];
/** Somebody in a conversation. @public */
export type Participant = z.infer<typeof participant>;
/** One message. @public */
export type Message = z.infer<typeof message>;
/** A message to send. @public */
export type NewMessage = z.input<typeof newMessage>;
