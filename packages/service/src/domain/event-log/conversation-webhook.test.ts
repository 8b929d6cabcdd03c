import assert from 'node:assert/strict';
import { test } from 'node:test';
import { webhookEvent } from '@tellerkit/contract';
import { conversationWebhook } from './conversation-webhook.ts';
import type { NewEvent } from './new-event.ts';

const id = (prefix: string) => `${prefix}_00000000000000000000000001`;
const conversationId = id('cnv');
const participant = { role: 'agent', id: id('agt'), displayName: 'Private name' } as const;
const conversation = {
  id: conversationId,
  customerId: id('cus'),
  channel: 'web',
  locale: 'en',
  state: 'closed',
  agentId: null,
  queueEntryId: null,
  lastSequence: 3,
  createdAt: '2026-11-21T09:00:00.000Z',
  updatedAt: '2026-11-21T09:00:00.000Z',
  closedAt: null,
  disposition: 'solved',
} as const;
const message = {
  id: id('msg'),
  conversationId,
  sequence: 2,
  clientId: 'private-client',
  author: participant,
  content: [{ type: 'text' as const, text: 'Private words' }],
  createdAt: '2026-11-21T09:00:00.000Z',
};
const entry = {
  id: id('qen'),
  queueId: id('que'),
  queueName: 'Private banking',
  ticket: 'A001',
  conversationId,
  state: 'waiting',
  position: 1,
  expectedWait: null,
  priority: 0,
  joinedAt: '2026-11-21T09:00:00.000Z',
  calledAt: null,
  endedAt: null,
} as const;

const cases: [NewEvent, object | undefined][] = [
  [
    { type: 'conversation.created', data: { conversation } },
    { conversationId, customerId: id('cus'), channel: 'web' },
  ],
  [
    { type: 'conversation.closed', data: { conversation, closedBy: participant } },
    {
      conversationId,
      customerId: id('cus'),
      closedBy: { role: 'agent', id: id('agt') },
      disposition: 'solved',
    },
  ],
  [
    { type: 'message.created', data: { message } },
    { conversationId, messageId: id('msg'), sequence: 2, authorRole: 'agent' },
  ],
  [
    { type: 'participant.joined', data: { participant } },
    { conversationId, participant: { role: 'agent', id: id('agt') } },
  ],
  [
    { type: 'participant.left', data: { participant } },
    { conversationId, participant: { role: 'agent', id: id('agt') } },
  ],
  [
    { type: 'queue.joined', data: { entry } },
    { conversationId, entryId: id('qen'), queueId: id('que') },
  ],
  [
    { type: 'queue.left', data: { entryId: id('qen'), outcome: 'served' } },
    { conversationId, entryId: id('qen'), outcome: 'served' },
  ],
  [
    { type: 'survey.offered', data: { surveyId: id('svy') } },
    { conversationId, surveyId: id('svy') },
  ],
  [{ type: 'conversation.read', data: { by: participant, upTo: 1 } }, undefined],
];

for (const [event, data] of cases)
  test(`the event ${event.type} sends ${data ? 'a webhook without text or names' : 'no webhook'}`, () => {
    const webhook = conversationWebhook(conversationId, event);
    assert.deepEqual(webhook, data && { type: event.type, data });
    if (!webhook) return;
    const sent = { id: id('evt'), timestamp: '2026-11-21T09:00:00.000Z', ...webhook };
    // The contract drops unknown fields, so equality shows that the contract names every sent field
    assert.deepEqual(webhookEvent.parse(sent), sent);
    assert.doesNotMatch(JSON.stringify(sent), /private/i);
  });
