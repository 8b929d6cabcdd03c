import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idPrefixes } from '@tellerkit/contract';
import type { Agent, Assignment, Session, Survey } from '@tellerkit/contract';
import type { TestService } from '../test-kit/index.ts';
import { asBackEnd, asCustomer, asPage, callAs, openConversation } from '../testing/caller.ts';
import type { Setup } from './setup.ts';

const idForm = new RegExp(`(${Object.values(idPrefixes).join('|')})_[0-9a-z]`);
const newMessage = (text: string) => ({ content: [{ type: 'text', text }] });

/** Checks the metrics that the service reads from its database. */
export function checkMetrics(setup: Setup): void {
  test('the metrics count the waiting customers of each queue', async (context) => {
    const { bank } = await setup(context);
    const customer = await asCustomer(bank);
    const { id } = await openConversation(customer);
    await customer.post(`/v1/conversations/${id}/hand-off`, {});
    const lines = (await bank.service.metrics()).split('\n');
    for (const line of [
      'tellerkit_queue_waiting{tenant="ginkgo",queue="service"} 1',
      'tellerkit_queue_waiting{tenant="maple",queue="service"} 0',
      'tellerkit_answers_pending 0',
      'tellerkit_database_up 1',
      'tellerkit_webhook_deliveries_pending 0',
      'tellerkit_webhook_deliveries_due 0',
    ])
      assert.ok(lines.includes(line), line);
  });

  test('the metrics hold no id and no text of a customer after a whole journey', async (context) => {
    const { bank } = await setup(context);
    const ids = await runJourney(bank);
    const text = await bank.service.metrics();
    assert.match(text, /endpoint="surveys\.respond",code="2xx"/);
    assert.match(text, /^tellerkit_database_wait_seconds_count [1-9]/m);
    assert.doesNotMatch(text, idForm);
    for (const secret of [...ids, 'Tatiana', 'mortgage']) assert.ok(!text.includes(secret), secret);
  });
}

/** Runs a conversation from its first question to its rating. Returns the ids and tokens that it created. */
async function runJourney(bank: TestService): Promise<string[]> {
  const backEnd = asBackEnd(bank);
  const survey = await backEnd.post<Survey>('/v1/surveys', {
    name: 'After a conversation',
    touchpoint: 'conversation-closed',
    questions: [{ type: 'csat', id: 'csat', prompt: { en: 'How was it?' }, required: true }],
  });
  const agent = await backEnd.post<Agent>('/v1/agents', { displayName: 'Tatiana' });
  const { token } = await backEnd.post<{ token: string }>('/v1/agent-tokens', {
    agentId: agent.id,
  });
  const desk = callAs(bank, token);
  await desk.call('PUT', '/v1/agents/me/presence', { body: { presence: 'available' } });
  const session = await asPage(bank).post<Session>('/v1/sessions', {
    channel: 'web',
    locale: 'en',
  });
  const customer = callAs(bank, session.token);
  const { id, customerId } = await openConversation(customer);
  const path = `/v1/conversations/${id}`;
  await customer.post(`${path}/messages`, newMessage('Questions on a mortgage'));
  await customer.post(`${path}/hand-off`, {});
  const { assignments } = await desk.get<{ assignments: Assignment[] }>('/v1/agents/me/desk');
  const assignment = assignments[0]?.id ?? '';
  await desk.post(`/v1/assignments/${assignment}/accept`);
  await desk.post(`${path}/close`, { disposition: 'solved' });
  await customer.post(`/v1/surveys/${survey.id}/responses`, {
    conversationId: id,
    answers: [{ type: 'csat', questionId: 'csat', score: 5 }],
  });
  await customer.call('GET', `${path}x`);
  return [id, customerId, session.id, session.token, agent.id, token, survey.id, assignment];
}
