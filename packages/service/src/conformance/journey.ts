import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  Agent,
  Assignment,
  Conversation,
  Message,
  QueueEntry,
  Survey,
  SurveyResults,
} from '@tellerkit/contract';
import { asBackEnd, asCustomer, callAs, openConversation } from '../testing/caller.ts';
import type { Setup } from './setup.ts';

const newMessage = (text: string) => ({ content: [{ type: 'text', text }] });

/**
 * Checks the whole journey of a customer, from the first question to the rating.
 */
export function checkJourney(setup: Setup): void {
  test('a customer asks, is handed off to an agent, and rates the closed conversation', async (context) => {
    const { bank } = await setup(context);
    const survey = await asBackEnd(bank).post<Survey>('/v1/surveys', {
      name: 'After a conversation',
      touchpoint: 'conversation-closed',
      questions: [{ type: 'csat', id: 'csat', prompt: { en: 'How was it?' }, required: true }],
    });
    const agent = await asBackEnd(bank).post<Agent>('/v1/agents', { displayName: 'Counter 1' });
    const { token } = await asBackEnd(bank).post<{ token: string }>('/v1/agent-tokens', {
      agentId: agent.id,
    });
    const desk = callAs(bank, token);
    const customer = await asCustomer(bank);
    const { id } = await openConversation(customer);
    const path = `/v1/conversations/${id}`;
    const reader = await customer.stream(`${path}/events/stream`);

    bank.assistant.answers({ text: 'Like this.', confidence: 0.1 });
    await customer.post(`${path}/messages`, newMessage('How?'));
    await reader.until('message.created');
    const answer = (await reader.until('message.created')).at(-1)?.data;
    assert.ok(answer?.type === 'message.created');
    assert.equal(answer.data.message.author.role, 'assistant');
    const blocks = answer.data.message.content;
    assert.deepEqual(
      blocks.map(({ type }) => type),
      ['markdown', 'notice', 'quick-replies'],
    );
    assert.ok(blocks[1]?.type === 'notice' && blocks[1].code === 'low-confidence');

    await customer.post(`${path}/messages`, {
      content: [{ type: 'text', text: 'Talk to a person', replyId: 'hand-off' }],
    });
    const joined = (await reader.until('queue.joined')).at(-1)?.data;
    assert.ok(joined?.type === 'queue.joined');
    assert.equal(joined.data.entry.position, 1);
    const again = await customer.call('POST', `${path}/hand-off`, { body: {} });
    assert.deepEqual([again.status, again.body.code], [409, 'already-queued']);

    await desk.call('PUT', '/v1/agents/me/presence', { body: { presence: 'available' } });
    const offers = await desk.stream('/v1/agents/me/desk/stream');
    const { assignments } = (await offers.next())?.data.data as unknown as {
      assignments: Assignment[];
    };
    await offers.cancel();
    const early = await desk.call('POST', `${path}/messages`, { body: newMessage('Too early') });
    assert.equal(early.status, 403);
    await desk.post(`/v1/assignments/${assignments[0]?.id}/accept`);
    await reader.until('participant.joined');
    const questionsBefore = bank.assistant.questions.length;
    await desk.post<Message>(`${path}/messages`, newMessage('I am here.'));
    await customer.post<Message>(`${path}/messages`, newMessage('Good.'));
    assert.equal(bank.assistant.questions.length, questionsBefore);

    const closed = await desk.post<Conversation>(`${path}/close`, { disposition: 'solved' });
    assert.deepEqual([closed.state, closed.disposition], ['closed', 'solved']);
    const end = await reader.until('survey.offered');
    assert.deepEqual(
      end.slice(-2).map(({ event }) => event),
      ['conversation.closed', 'survey.offered'],
    );
    const late = await customer.call('POST', `${path}/messages`, { body: newMessage('One more') });
    assert.deepEqual([late.status, late.body.code], [409, 'conversation-closed']);
    await customer.post(`/v1/surveys/${survey.id}/responses`, {
      conversationId: id,
      answers: [{ type: 'csat', questionId: 'csat', score: 5 }],
    });
    const results = await asBackEnd(bank).get<SurveyResults>(`/v1/surveys/${survey.id}/results`);
    assert.equal(results.csat.mean, 5);
    await reader.cancel();
    assert.deepEqual(bank.errors, []);
  });

  test('leaving the queue returns the conversation to the assistant', async (context) => {
    const { bank } = await setup(context);
    const customer = await asCustomer(bank);
    const { id } = await openConversation(customer);
    const entry = await customer.post<QueueEntry>(`/v1/conversations/${id}/hand-off`);
    await customer.call('DELETE', `/v1/queue-entries/${entry.id}`);
    const conversation = await customer.get<Conversation>(`/v1/conversations/${id}`);
    assert.deepEqual([conversation.state, conversation.queueEntryId], ['assistant', null]);
  });
}
