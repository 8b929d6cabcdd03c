import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import * as contract from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { addAgent, eventTypes, handOff, offerTo } from '../../../testing/desk-steps.ts';
import { expectRefusal } from '../../../testing/endpoint-calls.ts';
import { startTwoBanks } from '../../../testing/two-banks.ts';

describe('transfers of assignments', () => {
  let bank: TestService;
  beforeEach(async () => {
    bank = await startTwoBanks({
      bank: {
        queues: [
          { slug: 'service', name: 'Service' },
          { slug: 'loans', name: 'Loans' },
          { slug: 'night', name: 'Night', open: false },
        ],
      },
    });
  });
  afterEach(() => bank.close());

  test('a transfer to a queue puts the customer at the head of that queue', async () => {
    const agent = await addAgent(bank);
    const { conversationId, entry } = await handOff(await bank.customer());
    const { id } = await agent.accept();
    const { items } = await bank.call(contract.listQueues, { query: {} });
    const loans = items.find(({ name }) => name === 'Loans')?.id ?? '';
    await agent.call(contract.setPresence, { body: { presence: 'away' } });
    const early = await handOff(await bank.customer(), { queueId: loans });
    const params = { assignmentId: id };
    const ended = await agent.call(contract.transferAssignment, {
      params,
      body: { queueId: loans },
    });
    assert.equal(ended.state, 'ended');
    const moved = await bank.call(contract.getQueueEntry, {
      params: { entryId: entry.id },
    });
    assert.equal(moved.queueName, 'Loans');
    assert.equal(moved.position, 1);
    assert.equal(moved.ticket, entry.ticket);
    const behind = { params: { entryId: early.entry.id } };
    assert.equal((await bank.call(contract.getQueueEntry, behind)).position, 2);
    assert.deepEqual((await eventTypes(bank, conversationId)).slice(-3), [
      'participant.left',
      'queue.left',
      'queue.joined',
    ]);
    const conversation = await bank.call(contract.getConversation, {
      params: { conversationId },
    });
    assert.equal(conversation.state, 'queued');
    assert.equal(conversation.agentId, null);
    assert.equal(conversation.queueEntryId, entry.id);
  });

  test('a transfer to an agent holds the customer until that agent has a free slot', async () => {
    const agent = await addAgent(bank);
    const { entry } = await handOff(await bank.customer());
    const { id } = await agent.accept();
    const colleague = await addAgent(bank);
    const other = await handOff(await bank.customer());
    await colleague.accept();
    await addAgent(bank);
    const params = { assignmentId: id };
    const to = { params, body: { agentId: colleague.id } };
    await agent.call(contract.transferAssignment, to);
    assert.deepEqual(await agent.desk(), [], 'the transferring agent gets no offer');
    const closing = { params: { conversationId: other.conversationId }, body: {} };
    await colleague.call(contract.closeConversation, closing);
    const { params: own } = await offerTo(colleague);
    await colleague.call(contract.completeAssignment, { params: own, body: {} });
    assert.equal((await offerTo(colleague)).assignment?.entry.id, entry.id);
  });

  test('a transfer fails if the assignment is inactive or the target is closed, unavailable or unknown', async () => {
    const agent = await addAgent(bank);
    const off = await addAgent(bank, { presence: 'offline' });
    await handOff(await bank.customer());
    const { params } = await offerTo(agent);
    const expectTransferRefusal = (body: contract.Transfer, code: string) =>
      expectRefusal(bank, agent.token, contract.transferAssignment, { params, body }, code);
    await expectTransferRefusal({ agentId: off.id }, 'conflict');
    await agent.accept();
    const { items } = await bank.call(contract.listQueues, { query: {} });
    await expectTransferRefusal({ agentId: off.id }, 'conflict');
    await expectTransferRefusal({ agentId: agent.id }, 'conflict');
    await expectTransferRefusal({ queueId: items.find(({ open }) => !open)?.id ?? '' }, 'conflict');
    await expectTransferRefusal({ agentId: 'agt_00000000000000000000000000' }, 'not-found');
    await expectTransferRefusal({ queueId: 'que_00000000000000000000000000' }, 'not-found');
    await expectTransferRefusal({}, 'invalid-request');
  });
});
