import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import * as contract from '@tellerkit/contract';
import type { TestAgent, TestService } from '@tellerkit/service/test-kit';
import { addAgent, eventTypes, handOff, offerTo } from '../../../testing/desk-steps.ts';
import { expectRefusal, follow } from '../../../testing/endpoint-calls.ts';
import { keys, startTwoBanks } from '../../../testing/two-banks.ts';

describe('agents', () => {
  let bank: TestService;
  beforeEach(async () => {
    bank = await startTwoBanks();
  });
  afterEach(() => bank.close());

  const presenceOf = async (agent: TestAgent) =>
    (await agent.call(contract.getOwnAgent, {})).presence;
  test('a new agent is offline, and the list of agents comes in pages', async () => {
    for (const displayName of ['One', 'Two', 'Three'])
      await addAgent(bank, { displayName, presence: 'offline' });
    const first = await bank.call(contract.listAgents, { query: { limit: 2 } });
    assert.deepEqual(
      first.items.map(({ displayName, presence }) => [displayName, presence]),
      [
        ['One', 'offline'],
        ['Two', 'offline'],
      ],
    );
    const cursor = first.nextCursor ?? '';
    const second = await bank.call(contract.listAgents, { query: { cursor } });
    assert.deepEqual(
      second.items.map(({ displayName }) => displayName),
      ['Three'],
    );
    assert.equal(second.nextCursor, null);
  });

  test("only an agent's own tenant can create tokens for the agent", async () => {
    const { id } = await addAgent(bank);
    await expectRefusal(
      bank,
      keys.otherSecret,
      contract.createAgentToken,
      { body: { agentId: id } },
      'not-found',
    );
  });

  test('an agent who accepts an offer joins the conversation, and its event log shows this', async () => {
    const agent = await addAgent(bank, { displayName: 'Card desk' });
    const customer = await bank.customer({ externalId: 'c1', displayName: 'Account holder' });
    const { conversationId } = await handOff(customer);
    const { assignment } = await offerTo(agent);
    assert.equal(assignment?.state, 'offered');
    assert.equal(assignment.customerName, 'Account holder');
    assert.equal(
      Date.parse(assignment.offerEndsAt ?? '') - Date.parse(assignment.offeredAt),
      30_000,
    );
    const taken = await agent.accept();
    assert.equal(taken.state, 'active');
    assert.equal(taken.conversation?.state, 'agent');
    assert.equal(taken.conversation.agentId, agent.id);
    assert.equal(taken.entry.state, 'served');
    assert.deepEqual(await eventTypes(bank, conversationId), [
      'conversation.created',
      'queue.joined',
      'queue.left',
      'participant.joined',
    ]);
    const { params } = await offerTo(agent);
    const again = await agent.call(contract.acceptAssignment, { params });
    assert.equal(again.state, 'active', 'accepting again changes nothing');
  });

  test('an agent who declines an offer is set to away, and the next agent gets the customer', async () => {
    const first = await addAgent(bank);
    const { entry } = await handOff(await bank.customer());
    const second = await addAgent(bank, { presence: 'offline' });
    const { params } = await offerTo(first);
    await first.call(contract.declineAssignment, { params });
    assert.equal(await presenceOf(first), 'away');
    await second.call(contract.setPresence, { body: { presence: 'available' } });
    const { assignment } = await offerTo(second);
    assert.equal(assignment?.entry.id, entry.id);
    await expectRefusal(bank, first.token, contract.acceptAssignment, { params }, 'conflict');
  });

  test('an agent gets a declined customer again if no other agent is available', async () => {
    const agent = await addAgent(bank);
    const { entry } = await handOff(await bank.customer());
    const { params } = await offerTo(agent);
    await agent.call(contract.declineAssignment, { params });
    await agent.call(contract.setPresence, { body: { presence: 'available' } });
    assert.equal((await offerTo(agent)).assignment?.entry.id, entry.id);
  });

  test('an agent who ignores an offer for 30 seconds loses the offer and is set to away', async () => {
    const first = await addAgent(bank);
    const { entry } = await handOff(await bank.customer());
    const { params } = await offerTo(first);
    const later = await handOff(await bank.customer());
    const second = await addAgent(bank);
    assert.equal((await offerTo(second)).assignment?.entry.id, later.entry.id);
    await bank.clock.advance(29_999);
    assert.equal(await presenceOf(first), 'available');
    await bank.clock.advance(2);
    assert.equal(await presenceOf(first), 'away');
    await expectRefusal(bank, first.token, contract.acceptAssignment, { params }, 'conflict');
    const back = await bank.call(contract.getQueueEntry, {
      params: { entryId: entry.id },
    });
    assert.equal(back.joinedAt, entry.joinedAt);
    assert.equal(back.position, 1, 'at the head again');
  });

  test('an agent who returns after a missed offer gets the first customer in line', async () => {
    const first = await addAgent(bank);
    const { entry } = await handOff(await bank.customer());
    const second = await addAgent(bank);
    await handOff(await bank.customer());
    await second.accept();
    const busy = await follow(bank, second.token, contract.streamDesk, {});
    await handOff(await bank.customer());
    await bank.clock.advance(31_000);
    assert.equal(await presenceOf(first), 'away');
    await first.call(contract.setPresence, { body: { presence: 'available' } });
    assert.equal((await offerTo(first)).assignment?.entry.id, entry.id);
    await busy.stop();
  });

  test('an agent who switches to away returns open offers and keeps active assignments', async () => {
    const agent = await addAgent(bank, { capacity: 2 });
    await handOff(await bank.customer());
    await agent.accept();
    const { entry } = await handOff(await bank.customer());
    assert.equal(entry.state, 'called');
    await agent.call(contract.setPresence, { body: { presence: 'away' } });
    const assignments = await agent.desk();
    assert.deepEqual(
      assignments.map(({ state }) => state),
      ['active'],
    );
    const params = { entryId: entry.id };
    const waiting = await bank.call(contract.getQueueEntry, { params });
    assert.equal(waiting.state, 'waiting');
    assert.equal(waiting.calledAt, null);
  });

  test("an assignment counts toward the agent's capacity until its wrap-up ends", async () => {
    const agent = await addAgent(bank, { capacity: 1 });
    const { conversationId } = await handOff(await bank.customer());
    const { id } = await agent.accept();
    const waiting = await handOff(await bank.customer());
    assert.equal(waiting.entry.state, 'waiting');
    const params = { assignmentId: id };
    const body = { disposition: 'solved', note: 'Card was sent again' };
    await expectRefusal(
      bank,
      agent.token,
      contract.completeAssignment,
      { params, body },
      'conflict',
    );
    await agent.call(contract.closeConversation, {
      params: { conversationId },
      body: {},
    });
    const [wrapUp] = await agent.desk();
    assert.equal(wrapUp?.state, 'wrap-up');
    const done = await agent.call(contract.completeAssignment, { params, body });
    assert.equal(done.state, 'ended');
    assert.equal(done.conversation?.disposition, 'solved');
    assert.equal((await offerTo(agent)).assignment?.entry.id, waiting.entry.id);
    assert.deepEqual((await eventTypes(bank, conversationId)).slice(-2), [
      'participant.left',
      'conversation.closed',
    ]);
  });

  test('an agent loses an offer when the offered customer leaves the queue', async () => {
    const agent = await addAgent(bank);
    const customer = await bank.customer();
    const { entry } = await handOff(customer);
    await customer.call(contract.leaveQueue, { params: { entryId: entry.id } });
    assert.deepEqual(await agent.desk(), []);
    assert.equal(await presenceOf(agent), 'available');
  });

  test('an assignment completed too early or declined too late gets an error with the next step', async () => {
    const agent = await addAgent(bank);
    await handOff(await bank.customer());
    const { params } = await offerTo(agent);
    const complete = async () => {
      const input = { params, body: {} };
      return expectRefusal(bank, agent.token, contract.completeAssignment, input, 'conflict');
    };
    assert.match((await complete()).detail, /not accepted\. Accept or decline/);
    await agent.accept();
    assert.match((await complete()).detail, /conversation is open\. Close/);
    const { detail } = await expectRefusal(
      bank,
      agent.token,
      contract.declineAssignment,
      { params },
      'conflict',
    );
    assert.match(detail, /already accepted the offer\. Transfer/);
  });

  test('an agent cannot change assignments of other agents', async () => {
    const agent = await addAgent(bank);
    await handOff(await bank.customer());
    const { params } = await offerTo(agent);
    const other = await addAgent(bank, { presence: 'offline' });
    await expectRefusal(bank, other.token, contract.acceptAssignment, { params }, 'not-found');
    await expectRefusal(bank, other.token, contract.declineAssignment, { params }, 'not-found');
    await expectRefusal(
      bank,
      other.token,
      contract.completeAssignment,
      { params, body: {} },
      'not-found',
    );
  });

  test("an agent's desk changes with each message of a conversation that the agent serves", async () => {
    const agent = await addAgent(bank);
    const customer = await bank.customer();
    const { conversationId } = await handOff(customer);
    await agent.accept();
    const reader = await follow(bank, agent.token, contract.streamDesk, {});
    const before = reader.last?.data.assignments[0]?.conversation?.lastSequence ?? 0;
    await customer.call(contract.sendMessage, {
      params: { conversationId },
      body: { content: [{ type: 'text', text: 'Hello' }] },
    });
    const after = reader.last?.data.assignments[0]?.conversation?.lastSequence ?? 0;
    assert.equal(after, before + 1);
    await reader.stop();
  });

  test('closing the service removes the timers of open offers', async () => {
    await addAgent(bank);
    await handOff(await bank.customer());
    assert.ok(bank.clock.pending > 0);
    await bank.close();
    assert.equal(bank.clock.pending, 0);
  });
});
