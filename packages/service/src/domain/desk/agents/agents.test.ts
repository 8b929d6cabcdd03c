import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import * as contract from '@tellerkit/contract';
import { keys, TestBank, type TestAgent } from '../../../testing/test-bank.ts';

describe('agents', () => {
  let bank: TestBank;
  beforeEach(() => {
    bank = new TestBank();
  });
  afterEach(() => bank.close());

  const presenceOf = async (agent: TestAgent) =>
    (await bank.call(agent.token, contract.getOwnAgent, {})).presence;
  test('are offline at first and listed by pages', async () => {
    for (const displayName of ['One', 'Two', 'Three']) await bank.agent({ displayName }, false);
    const first = await bank.call(keys.secret, contract.listAgents, { query: { limit: 2 } });
    assert.deepEqual(
      first.items.map(({ displayName, presence }) => [displayName, presence]),
      [
        ['One', 'offline'],
        ['Two', 'offline'],
      ],
    );
    const cursor = first.nextCursor ?? '';
    const second = await bank.call(keys.secret, contract.listAgents, { query: { cursor } });
    assert.deepEqual(
      second.items.map(({ displayName }) => displayName),
      ['Three'],
    );
    assert.equal(second.nextCursor, null);
  });

  test('get tokens for known agents of the tenant alone', async () => {
    const { id } = await bank.agent();
    await bank.fail(
      keys.otherSecret,
      contract.createAgentToken,
      { body: { agentId: id } },
      'not-found',
    );
  });

  test('take an offer: the conversation is theirs, everybody is told', async () => {
    const agent = await bank.agent({ displayName: 'Card desk' });
    const customer = await bank.customer({ externalId: 'c1', displayName: 'Account holder' });
    const { conversationId } = await bank.handOff(customer);
    const { assignment } = await bank.offer(agent);
    assert.equal(assignment?.state, 'offered');
    assert.equal(assignment.customerName, 'Account holder');
    assert.equal(
      Date.parse(assignment.offerEndsAt ?? '') - Date.parse(assignment.offeredAt),
      30_000,
    );
    const taken = await bank.accept(agent);
    assert.equal(taken.state, 'active');
    assert.equal(taken.conversation?.state, 'agent');
    assert.equal(taken.conversation.agentId, agent.id);
    assert.equal(taken.entry.state, 'served');
    assert.deepEqual(await bank.eventTypes(conversationId), [
      'conversation.created',
      'queue.joined',
      'queue.left',
      'participant.joined',
    ]);
    assert.deepEqual((await bank.accept(agent)).state, 'active', 'again changes nothing');
  });

  test('decline: the customer goes on to the next, the agent goes away', async () => {
    const first = await bank.agent();
    const { entry } = await bank.handOff(await bank.customer());
    const second = await bank.agent({}, false);
    const { params } = await bank.offer(first);
    await bank.call(first.token, contract.declineAssignment, { params });
    assert.equal(await presenceOf(first), 'away');
    await bank.call(second.token, contract.setPresence, { body: { presence: 'available' } });
    const { assignment } = await bank.offer(second);
    assert.equal(assignment?.entry.id, entry.id);
    await bank.fail(first.token, contract.acceptAssignment, { params }, 'conflict');
  });

  test('who declined are asked again when they come back and nobody else is there', async () => {
    const agent = await bank.agent();
    const { entry } = await bank.handOff(await bank.customer());
    const { params } = await bank.offer(agent);
    await bank.call(agent.token, contract.declineAssignment, { params });
    await bank.call(agent.token, contract.setPresence, { body: { presence: 'available' } });
    assert.equal((await bank.offer(agent)).assignment?.entry.id, entry.id);
  });

  test('who do not react lose the offer after its time', async () => {
    const first = await bank.agent();
    const { entry } = await bank.handOff(await bank.customer());
    const { params } = await bank.offer(first);
    const later = await bank.handOff(await bank.customer());
    const second = await bank.agent();
    assert.equal((await bank.offer(second)).assignment?.entry.id, later.entry.id);
    await bank.advance(29_999);
    assert.equal(await presenceOf(first), 'available');
    await bank.advance(2);
    assert.equal(await presenceOf(first), 'away');
    await bank.fail(first.token, contract.acceptAssignment, { params }, 'conflict');
    const back = await bank.call(keys.secret, contract.getQueueEntry, {
      params: { entryId: entry.id },
    });
    assert.equal(back.joinedAt, entry.joinedAt);
    assert.equal(back.position, 1, 'at the head again');
  });

  test('who missed an offer and come back are asked for the head of the line first', async () => {
    const first = await bank.agent();
    const { entry } = await bank.handOff(await bank.customer());
    const second = await bank.agent();
    await bank.handOff(await bank.customer());
    await bank.accept(second);
    const busy = await bank.follow(second.token, contract.streamDesk, {});
    await bank.handOff(await bank.customer());
    await bank.advance(31_000);
    assert.equal(await presenceOf(first), 'away');
    await bank.call(first.token, contract.setPresence, { body: { presence: 'available' } });
    assert.equal((await bank.offer(first)).assignment?.entry.id, entry.id);
    await busy.stop();
  });

  test('who go on a break give open offers back and keep what is at hand', async () => {
    const agent = await bank.agent({ capacity: 2 });
    await bank.handOff(await bank.customer());
    await bank.accept(agent);
    const { entry } = await bank.handOff(await bank.customer());
    assert.equal(entry.state, 'called');
    await bank.call(agent.token, contract.setPresence, { body: { presence: 'away' } });
    const { assignments } = await bank.desk(agent);
    assert.deepEqual(
      assignments.map(({ state }) => state),
      ['active'],
    );
    const params = { entryId: entry.id };
    const waiting = await bank.call(keys.secret, contract.getQueueEntry, { params });
    assert.equal(waiting.state, 'waiting');
    assert.equal(waiting.calledAt, null);
  });

  test('are full until the wrap-up ends', async () => {
    const agent = await bank.agent({ capacity: 1 });
    const { conversationId } = await bank.handOff(await bank.customer());
    const { id } = await bank.accept(agent);
    const waiting = await bank.handOff(await bank.customer());
    assert.equal(waiting.entry.state, 'waiting');
    const params = { assignmentId: id };
    const body = { disposition: 'solved', note: 'Card was sent again' };
    await bank.fail(agent.token, contract.completeAssignment, { params, body }, 'conflict');
    await bank.call(agent.token, contract.closeConversation, {
      params: { conversationId },
      body: {},
    });
    const [wrapUp] = (await bank.desk(agent)).assignments;
    assert.equal(wrapUp?.state, 'wrap-up');
    const done = await bank.call(agent.token, contract.completeAssignment, { params, body });
    assert.equal(done.state, 'ended');
    assert.equal(done.conversation?.disposition, 'solved');
    assert.equal((await bank.offer(agent)).assignment?.entry.id, waiting.entry.id);
    assert.deepEqual((await bank.eventTypes(conversationId)).slice(-2), [
      'participant.left',
      'conversation.closed',
    ]);
  });

  test('lose the customer who leaves while called', async () => {
    const agent = await bank.agent();
    const customer = await bank.customer();
    const { entry } = await bank.handOff(customer);
    await bank.call(customer.token, contract.leaveQueue, { params: { entryId: entry.id } });
    assert.deepEqual((await bank.desk(agent)).assignments, []);
    assert.equal(await presenceOf(agent), 'available');
  });

  test('touch no assignment of others', async () => {
    const agent = await bank.agent();
    await bank.handOff(await bank.customer());
    const { params } = await bank.offer(agent);
    const other = await bank.agent({}, false);
    await bank.fail(other.token, contract.acceptAssignment, { params }, 'not-found');
    await bank.fail(other.token, contract.declineAssignment, { params }, 'not-found');
    await bank.fail(other.token, contract.completeAssignment, { params, body: {} }, 'not-found');
  });

  test('see their desk change with the conversations on it', async () => {
    const agent = await bank.agent();
    const customer = await bank.customer();
    const { conversationId } = await bank.handOff(customer);
    await bank.accept(agent);
    const reader = await bank.follow(agent.token, contract.streamDesk, {});
    const before = reader.last?.data.assignments[0]?.conversation?.lastSequence ?? 0;
    await bank.call(customer.token, contract.sendMessage, {
      params: { conversationId },
      body: { content: [{ type: 'text', text: 'Hello' }] },
    });
    const after = reader.last?.data.assignments[0]?.conversation?.lastSequence ?? 0;
    assert.equal(after, before + 1);
    await reader.stop();
  });

  test('leave no timer behind when the service closes', async () => {
    await bank.agent();
    await bank.handOff(await bank.customer());
    assert.ok(bank.clock.pending > 0);
    await bank.close();
    assert.equal(bank.clock.pending, 0);
  });
});
