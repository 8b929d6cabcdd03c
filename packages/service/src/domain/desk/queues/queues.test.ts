import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import * as contract from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { addAgent, handOff } from '../../../testing/desk-steps.ts';
import { callWith, expectRefusal, follow } from '../../../testing/endpoint-calls.ts';
import { keys, startTwoBanks } from '../../../testing/two-banks.ts';

const minute = 60_000;

describe('queues', () => {
  let bank: TestService;
  beforeEach(async () => {
    bank = await startTwoBanks({
      bank: {
        queues: [
          { slug: 'service', name: 'Service', handlingTimeMs: 4 * minute },
          { slug: 'loans', name: 'Loans', skill: 'loans' },
          { slug: 'night', name: 'Night', open: false },
        ],
      },
    });
  });
  afterEach(() => bank.close());

  const queues = async () =>
    (await callWith(bank, keys.publishable, contract.listQueues, { query: {} })).items;
  const entryOf = async (token: string, entryId: string) =>
    callWith(bank, token, contract.getQueueEntry, { params: { entryId } });

  test('a queue shows its length but no expected wait while no agent is available', async () => {
    const [service, loans, night] = await queues();
    assert.deepEqual([service?.name, loans?.skill, night?.open], ['Service', 'loans', false]);
    assert.equal(service?.waiting, 0);
    assert.equal(service?.availableAgents, 0);
    assert.equal(service?.expectedWait, null);
  });

  test('the list of queues comes in pages', async () => {
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await bank.call(contract.listQueues, {
        query: { limit: 2, ...(cursor && { cursor }) },
      });
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor !== null);
    assert.deepEqual(seen, ['Service', 'Loans', 'Night']);
  });

  test('a queue orders customers by priority, then by arrival', async () => {
    const first = await handOff(await bank.customer());
    const second = await handOff(await bank.customer());
    assert.equal(first.entry.position, 1);
    assert.equal(second.entry.position, 2);
    assert.deepEqual([first.entry.ticket, second.entry.ticket], ['A001', 'A002']);
    const urgent = await handOff(await bank.customer({ externalId: 'vip', priority: 5 }));
    assert.equal(urgent.entry.position, 1);
    assert.equal((await entryOf(keys.secret, second.entry.id)).position, 3);
  });

  test('the expected wait uses the configured handling time once an agent is available', async () => {
    await addAgent(bank, { capacity: 1 });
    await handOff(await bank.customer());
    const { entry } = await handOff(await bank.customer());
    assert.equal(entry.expectedWait?.basis, 'configured');
    assert.equal(entry.expectedWait?.expectedMs, 4 * minute);
    const [service] = await queues();
    assert.equal(service?.expectedWait?.expectedMs, 8 * minute);
  });

  test('the expected wait is null while no available agent has the skill', async () => {
    await addAgent(bank, { skills: ['cards'] });
    const [service, loans] = await queues();
    assert.equal(service?.availableAgents, 1);
    assert.equal(loans?.availableAgents, 0);
    const joined = await handOff(await bank.customer(), { queueId: loans?.id ?? '' });
    assert.equal(joined.entry.state, 'waiting');
    assert.equal(joined.entry.expectedWait, null);
  });

  test('a hand-off with a skill joins the queue for that skill', async () => {
    const { entry } = await handOff(await bank.customer(), { skill: 'loans' });
    assert.equal(entry.queueName, 'Loans');
  });

  test('the expected wait uses the measured rate of service after several departures', async () => {
    const agent = await addAgent(bank, { capacity: 1 });
    const atDesk = await follow(bank, agent.token, contract.streamDesk, {});
    for (let index = 0; index < 9; index += 1) await handOff(await bank.customer());
    for (let served = 0; served < 7; served += 1) {
      const [assignment] = await agent.desk();
      const params = { assignmentId: assignment?.id ?? '' };
      await agent.call(contract.acceptAssignment, { params });
      await bank.clock.advance(minute);
      const conversationId = assignment?.conversation?.id ?? '';
      await agent.call(contract.closeConversation, {
        params: { conversationId },
        body: {},
      });
      await agent.call(contract.completeAssignment, { params, body: {} });
    }
    const [service] = await queues();
    assert.equal(service?.waiting, 1);
    assert.equal(service?.expectedWait?.basis, 'live-rate');
    const { lowMs = 0, expectedMs = 0, highMs = 0 } = service?.expectedWait ?? {};
    assert.ok(lowMs <= expectedMs && expectedMs <= highMs);
    assert.ok(Math.abs(expectedMs - 2 * minute) <= minute / 2, `${expectedMs} ms`);
    await atDesk.stop();
  });

  test('a hand-off fails if the conversation is queued or closed, or the queue closed or unknown', async () => {
    const [, , night] = await queues();
    const customer = await bank.customer();
    const { conversationId } = await handOff(customer);
    const params = { conversationId };
    await expectRefusal(
      bank,
      customer.token,
      contract.handOffConversation,
      { params, body: {} },
      'already-queued',
    );
    const fresh = await customer.call(contract.createConversation, { body: {} });
    const other = { conversationId: fresh.id };
    const ask = (queueId: string, code: string) =>
      expectRefusal(
        bank,
        customer.token,
        contract.handOffConversation,
        { params: other, body: { queueId } },
        code,
      );
    await ask(night?.id ?? '', 'queue-closed');
    await ask('que_00000000000000000000000000', 'not-found');
    await customer.call(contract.closeConversation, { params: other, body: {} });
    await expectRefusal(
      bank,
      customer.token,
      contract.handOffConversation,
      { params: other, body: {} },
      'conversation-closed',
    );
  });

  test('a hand-off of a queued or served conversation gets an error with the next step', async () => {
    const customer = await bank.customer();
    const { conversationId } = await handOff(customer);
    const handOffAgain = async () => {
      const input = { params: { conversationId }, body: {} };
      const { token } = customer;
      return expectRefusal(bank, token, contract.handOffConversation, input, 'already-queued');
    };
    assert.match((await handOffAgain()).detail, /already in a queue\. .*`queueEntryId`/);
    const agent = await addAgent(bank);
    await agent.accept();
    assert.match((await handOffAgain()).detail, /agent already serves .* Send messages/);
  });

  test('a conversation returns to the assistant when its customer leaves the queue', async () => {
    const customer = await bank.customer();
    const { conversationId, entry } = await handOff(customer);
    const params = { entryId: entry.id };
    const left = await customer.call(contract.leaveQueue, { params });
    assert.equal(left.state, 'left');
    assert.equal(left.position, null);
    const conversation = await customer.call(contract.getConversation, {
      params: { conversationId },
    });
    assert.equal(conversation.state, 'assistant');
    assert.equal(conversation.queueEntryId, null);
    assert.deepEqual(await customer.call(contract.leaveQueue, { params }), left);
    const stored = await customer.call(contract.listEvents, {
      params: { conversationId },
      query: {},
    });
    assert.deepEqual(
      stored.items.map(({ type }) => type),
      ['conversation.created', 'queue.joined', 'queue.left'],
    );
  });

  test('a queue entry is visible only to its customer and to the bank', async () => {
    const { entry } = await handOff(await bank.customer());
    const stranger = await bank.customer();
    const params = { entryId: entry.id };
    await expectRefusal(bank, stranger.token, contract.getQueueEntry, { params }, 'not-found');
    await expectRefusal(bank, stranger.token, contract.leaveQueue, { params }, 'not-found');
    await expectRefusal(bank, keys.otherSecret, contract.getQueueEntry, { params }, 'not-found');
  });

  test('the bank can draw tickets without a conversation, and the board shows them', async () => {
    const [service] = await queues();
    const params = { queueId: service?.id ?? '' };
    const draw = () => bank.call(contract.joinQueue, { params, body: {} });
    const one = await draw();
    const two = await draw();
    assert.equal(one.conversationId, null);
    const board = await callWith(bank, keys.publishable, contract.getQueueBoard, { params });
    assert.deepEqual(board.waiting, [
      { ticket: one.ticket, position: 1 },
      { ticket: two.ticket, position: 2 },
    ]);
    const agent = await addAgent(bank, { desk: '3' });
    const called = await callWith(bank, keys.publishable, contract.getQueueBoard, { params });
    assert.deepEqual(called.called, [{ ticket: one.ticket, desk: '3' }]);
    assert.deepEqual(called.waiting, [{ ticket: two.ticket, position: 1 }]);
    const [assignment] = await agent.desk();
    assert.equal(assignment?.conversation, null);
    const named = { params: { assignmentId: assignment?.id ?? '' } };
    await agent.call(contract.acceptAssignment, named);
    await agent.call(contract.completeAssignment, { ...named, body: {} });
    const after = await callWith(bank, keys.publishable, contract.getQueueBoard, { params });
    assert.deepEqual(after.called, [{ ticket: two.ticket, desk: '3' }]);
  });
});
