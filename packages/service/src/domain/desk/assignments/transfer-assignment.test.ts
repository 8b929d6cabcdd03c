import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import * as contract from '@tellerkit/contract';
import { keys, TestBank } from '../../../testing/test-bank.ts';

describe('agents, handing on', () => {
  let bank: TestBank;
  beforeEach(() => {
    bank = new TestBank({
      queues: [
        { slug: 'service', name: 'Service' },
        { slug: 'loans', name: 'Loans' },
        { slug: 'night', name: 'Night', open: false },
      ],
    });
  });
  afterEach(() => bank.close());

  test('hand on to another queue, ahead of those who wait there', async () => {
    const agent = await bank.agent();
    const { conversationId, entry } = await bank.handOff(await bank.customer());
    const { id } = await bank.accept(agent);
    const { items } = await bank.call(keys.secret, contract.listQueues, { query: {} });
    const loans = items.find(({ name }) => name === 'Loans')?.id ?? '';
    await bank.call(agent.token, contract.setPresence, { body: { presence: 'away' } });
    const early = await bank.handOff(await bank.customer(), { queueId: loans });
    const params = { assignmentId: id };
    const ended = await bank.call(agent.token, contract.transferAssignment, {
      params,
      body: { queueId: loans },
    });
    assert.equal(ended.state, 'ended');
    const moved = await bank.call(keys.secret, contract.getQueueEntry, {
      params: { entryId: entry.id },
    });
    assert.equal(moved.queueName, 'Loans');
    assert.equal(moved.position, 1);
    assert.equal(moved.ticket, entry.ticket);
    const behind = { params: { entryId: early.entry.id } };
    assert.equal((await bank.call(keys.secret, contract.getQueueEntry, behind)).position, 2);
    assert.deepEqual((await bank.eventTypes(conversationId)).slice(-3), [
      'participant.left',
      'queue.left',
      'queue.joined',
    ]);
    const conversation = await bank.call(keys.secret, contract.getConversation, {
      params: { conversationId },
    });
    assert.equal(conversation.state, 'queued');
    assert.equal(conversation.agentId, null);
    assert.equal(conversation.queueEntryId, entry.id);
  });

  test('hand on to a colleague, who gets the customer once there is a free slot', async () => {
    const agent = await bank.agent();
    const { entry } = await bank.handOff(await bank.customer());
    const { id } = await bank.accept(agent);
    const colleague = await bank.agent();
    const other = await bank.handOff(await bank.customer());
    await bank.accept(colleague);
    await bank.agent();
    const params = { assignmentId: id };
    const to = { params, body: { agentId: colleague.id } };
    await bank.call(agent.token, contract.transferAssignment, to);
    assert.deepEqual((await bank.desk(agent)).assignments, [], 'not offered to who handed on');
    const closing = { params: { conversationId: other.conversationId }, body: {} };
    await bank.call(colleague.token, contract.closeConversation, closing);
    const { params: own } = await bank.offer(colleague);
    await bank.call(colleague.token, contract.completeAssignment, { params: own, body: {} });
    assert.equal((await bank.offer(colleague)).assignment?.entry.id, entry.id);
  });

  test('are told why a hand-over is refused', async () => {
    const agent = await bank.agent();
    const off = await bank.agent({}, false);
    await bank.handOff(await bank.customer());
    const { params } = await bank.offer(agent);
    const give = (body: contract.Transfer, code: string) =>
      bank.fail(agent.token, contract.transferAssignment, { params, body }, code);
    await give({ agentId: off.id }, 'conflict');
    await bank.accept(agent);
    const { items } = await bank.call(keys.secret, contract.listQueues, { query: {} });
    await give({ agentId: off.id }, 'conflict');
    await give({ agentId: agent.id }, 'conflict');
    await give({ queueId: items.find(({ open }) => !open)?.id ?? '' }, 'conflict');
    await give({ agentId: 'agt_00000000000000000000000000' }, 'not-found');
    await give({ queueId: 'que_00000000000000000000000000' }, 'not-found');
    await give({}, 'invalid-request');
  });
});
