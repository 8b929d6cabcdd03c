import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agent, Conversation, Desk, Message, QueueEntry } from '@tellerkit/contract';
import type { EventReader } from '../test-kit/event-reader.ts';
import { asBackEnd, callAs } from '../testing/caller.ts';
import type { Setup } from './setup.ts';
import { hire, setPresence, staffBank, staffedTenant } from './staffed-bank.ts';
import type { StaffedBank } from './staffed-bank.ts';

/**
 * Checks that the bank suspends, removes and promotes its staff, and that each change takes effect at once.
 */
export function checkStaffChanges(setup: Setup): void {
  for (const method of ['PATCH', 'DELETE'] as const)
    test(`${method === 'PATCH' ? 'a suspension' : 'a removal'} ends the tokens and streams of the agent, and returns the customers to the line`, async (context) => {
      const { bank } = await setup(context, { bank: staffedTenant });
      const world = await staffBank(bank);
      const { agent, desk, related } = world;
      const streams = await openStreams(world);
      const path = `/v1/agents/${agent.id}`;
      const change = method === 'PATCH' ? { body: { suspended: true } } : {};
      const answer = await asBackEnd(bank).call(method, path, change);
      assert.equal(answer.status, method === 'PATCH' ? 200 : 204);
      for (const stream of streams) while (await stream.next());
      const refused = await desk.call('GET', '/v1/agents/me');
      assert.deepEqual([refused.status, refused.body.code], [401, 'invalid-token']);
      const token = { body: { agentId: agent.id } };
      const issued = await asBackEnd(bank).call('POST', '/v1/agent-tokens', token);
      assert.equal(issued.body.code, method === 'PATCH' ? 'conflict' : 'not-found');
      await assertLine(world, ['assigned', 'offered', 'waiting']);
      const { conversationId } = related.assigned;
      const returned = await asBackEnd(bank).get<Conversation>(
        `/v1/conversations/${conversationId}`,
      );
      assert.deepEqual([returned.state, returned.agentId], ['queued', null]);
      assert.equal(returned.queueEntryId, related.assigned.entryId);
      const { desk: next } = await hire(bank, { skills: ['cards'] });
      await setPresence(next, 'available');
      const { assignments } = await next.get<Desk>('/v1/agents/me/desk');
      assert.deepEqual(
        assignments.map(({ conversation }) => conversation?.id),
        ['assigned', 'offered', 'waiting'].map(
          (relation) => related[relation as 'assigned'].conversationId,
        ),
      );
      assert.deepEqual(bank.errors, []);
    });

  test('the end of a suspension lets the bank issue tokens again, and revives no earlier token', async (context) => {
    const { bank } = await setup(context, { bank: staffedTenant });
    const { agent, desk } = await hire(bank, { skills: ['cards'] });
    const path = `/v1/agents/${agent.id}`;
    const suspend = async (suspended: boolean) =>
      (await asBackEnd(bank).call<Agent>('PATCH', path, { body: { suspended } })).body.suspended;
    assert.equal(await suspend(true), true);
    assert.equal(await suspend(false), false);
    assert.equal((await desk.call('GET', '/v1/agents/me')).status, 401);
    const { token } = await asBackEnd(bank).post<{ token: string }>('/v1/agent-tokens', {
      agentId: agent.id,
    });
    assert.equal(await setPresence(callAs(bank, token), 'available'), 200);
  });

  test('a removed agent disappears from the API, and stays the author of past messages', async (context) => {
    const { bank } = await setup(context, { bank: staffedTenant });
    const { agent, desk, related } = await staffBank(bank);
    const messages = `/v1/conversations/${related.assigned.conversationId}/messages`;
    await desk.post(messages, { content: [{ type: 'text', text: 'Good morning' }] });
    const backEnd = asBackEnd(bank);
    assert.equal((await backEnd.call('DELETE', `/v1/agents/${agent.id}`)).status, 204);
    for (const [method, body] of [['GET'], ['PATCH', {}], ['DELETE']] as const)
      assert.equal((await backEnd.call(method, `/v1/agents/${agent.id}`, { body })).status, 404);
    assert.deepEqual((await backEnd.get<{ items: Agent[] }>('/v1/agents')).items, []);
    const { items } = await related.assigned.customer.get<{ items: Message[] }>(messages);
    assert.deepEqual(items[0]?.author, { role: 'agent', id: agent.id, displayName: 'Staff' });
  });

  test('a role without a desk takes the agent from the desk, and applies to tokens that exist', async (context) => {
    const { bank } = await setup(context, { bank: staffedTenant });
    const world = await staffBank(bank);
    const streams = await openStreams(world);
    const path = `/v1/agents/${world.agent.id}`;
    await asBackEnd(bank).call('PATCH', path, { body: { role: 'auditor' } });
    for (const stream of streams) while (await stream.next());
    await assertLine(world, ['assigned', 'offered', 'waiting']);
    assert.equal(await setPresence(world.desk, 'available'), 403);
    const other = `/v1/conversations/${world.related.elsewhere.conversationId}`;
    assert.equal((await world.desk.call('GET', other)).status, 200);
  });

  test('a supervisor who loses a queue loses its conversations and streams', async (context) => {
    const { bank } = await setup(context, { bank: staffedTenant });
    const { related, queues } = await staffBank(bank);
    const { agent, desk } = await hire(bank, { role: 'supervisor', queueIds: [queues.cards] });
    const path = `/v1/conversations/${related.waiting.conversationId}`;
    const stream = await desk.stream(`${path}/events/stream`);
    await stream.until('queue.joined');
    const queueIds = [queues.loans];
    await asBackEnd(bank).call('PATCH', `/v1/agents/${agent.id}`, { body: { queueIds } });
    while (await stream.next());
    assert.equal((await desk.call('GET', path)).status, 404);
  });

  test('an admin manages the roles of others but not the own one', async (context) => {
    const { bank } = await setup(context, { bank: staffedTenant });
    const { agent: self, desk: admin } = await hire(bank, { role: 'admin' });
    const created = await admin.post<Agent>('/v1/agents', { displayName: 'New', role: 'auditor' });
    const change = async (id: string, body: object) =>
      (await admin.call('PATCH', `/v1/agents/${id}`, { body })).status;
    assert.equal(await change(created.id, { role: 'supervisor' }), 200);
    assert.equal(await change(self.id, { role: 'auditor' }), 403);
    assert.equal(await change(self.id, { displayName: 'Head', role: 'admin' }), 200);
    assert.equal(await change(created.id, { queueIds: ['que_00000000000000000000000000'] }), 404);
    const tokens = { body: { agentId: created.id } };
    assert.equal((await admin.call('POST', '/v1/agent-tokens', tokens)).status, 403);
  });
}

async function openStreams({ desk, related }: StaffedBank): Promise<readonly EventReader[]> {
  const { conversationId } = related.assigned;
  const own = await desk.stream('/v1/agents/me/desk/stream');
  await own.next();
  const events = await desk.stream(`/v1/conversations/${conversationId}/events/stream`);
  await events.until('participant.joined');
  return [own, events];
}

/** Asserts that the customers of the queue `cards` wait in this order. */
async function assertLine(
  { bank, related }: StaffedBank,
  line: readonly ('assigned' | 'offered' | 'waiting')[],
): Promise<void> {
  const places = await Promise.all(
    line.map(async (relation) => {
      const path = `/v1/queue-entries/${related[relation].entryId}`;
      const { state, position } = await asBackEnd(bank).get<QueueEntry>(path);
      return { state, position };
    }),
  );
  assert.deepEqual(
    places,
    line.map((_relation, index) => ({ state: 'waiting', position: index + 1 })),
  );
}
