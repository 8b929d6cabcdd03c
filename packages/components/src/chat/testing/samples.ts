import type { Conversation, ContentBlock, LiveEvent, Message, Participant } from '@tellerkit/sdk';
import type { QueueEntry } from '@tellerkit/sdk';

/** Start time of the sample conversations. */
export const sampleTime = '2026-11-20T09:30:00.000Z';

/** Creates an id in the format of the service: a prefix and 26 characters. */
export const sampleId = (prefix: string, number: number): string =>
  `${prefix}_${String(number).padStart(26, '0')}`;

export const customer: Participant = {
  role: 'customer',
  id: sampleId('cus', 1),
  displayName: null,
};
export const assistant: Participant = { role: 'assistant', id: null, displayName: null };
export const agent: Participant = {
  role: 'agent',
  id: sampleId('agt', 1),
  displayName: 'Card Desk',
};

export const sampleConversation: Conversation = {
  id: sampleId('cnv', 1),
  customerId: sampleId('cus', 1),
  channel: 'web',
  locale: 'en',
  state: 'assistant',
  agentId: null,
  queueEntryId: null,
  lastSequence: 0,
  createdAt: sampleTime,
  updatedAt: sampleTime,
  closedAt: null,
  disposition: null,
};

export const sampleEntry: QueueEntry = {
  id: sampleId('qen', 1),
  queueId: sampleId('que', 1),
  queueName: 'Cards and payments',
  ticket: 'A017',
  conversationId: sampleConversation.id,
  state: 'waiting',
  position: 3,
  expectedWait: {
    lowMs: 4 * 60_000,
    highMs: 6 * 60_000,
    expectedMs: 5 * 60_000,
    basis: 'live-rate',
  },
  priority: 0,
  joinedAt: sampleTime,
  calledAt: null,
  endedAt: null,
};

/** Returns the time that is this many seconds after the start of the sample conversations. */
export const after = (seconds: number): string =>
  new Date(Date.parse(sampleTime) + seconds * 1000).toISOString();

/** Creates a message as the service stores it. */
export function sampleMessage(
  sequence: number,
  author: Participant,
  content: readonly ContentBlock[] | string,
  clientId: string | null = null,
): Message {
  return {
    id: sampleId('msg', sequence),
    conversationId: sampleConversation.id,
    sequence,
    clientId,
    author,
    content: typeof content === 'string' ? [{ type: 'text', text: content }] : [...content],
    createdAt: after(sequence * 20),
  };
}

/** Type and data of a stored event. */
export type StoredPart =
  Extract<LiveEvent, { sequence: number }> extends infer E
    ? E extends { type: string; data: unknown }
      ? Pick<E, 'type' | 'data'>
      : never
    : never;

/** Type and data of an ephemeral event. */
export type EphemeralPart =
  Extract<
    LiveEvent,
    { type: 'answer.started' | 'answer.delta' | 'answer.snapshot' | 'typing' | 'queue.updated' }
  > extends infer E
    ? E extends { type: string; data: unknown }
      ? Pick<E, 'type' | 'data'>
      : never
    : never;
