import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import * as contract from '@tellerkit/contract';
import type { TestService } from '@tellerkit/service/test-kit';
import { addAgent, handOff } from '../../../testing/desk-steps.ts';
import { callWith, follow } from '../../../testing/endpoint-calls.ts';
import { settle } from '@tellerkit/tooling/settle';
import { keys, startTwoBanks } from '../../../testing/two-banks.ts';

describe('streams of a queue', () => {
  let bank: TestService;
  beforeEach(async () => {
    bank = await startTwoBanks();
  });
  afterEach(() => bank.close());

  test('the stream of a queue entry follows the entry from the line to the agent, then ends', async () => {
    const customer = await bank.customer();
    const ahead = await handOff(await bank.customer());
    const { entry } = await handOff(customer);
    const params = { entryId: entry.id };
    const reader = await follow(bank, customer.token, contract.streamQueueEntry, { params });
    assert.equal(reader.last?.data.position, 2);
    await bank.call(contract.leaveQueue, { params: { entryId: ahead.entry.id } });
    assert.equal(reader.last?.data.position, 1);
    const agent = await addAgent(bank);
    assert.equal(reader.last?.data.state, 'called');
    assert.equal(reader.last?.data.position, null);
    const [assignment] = await agent.desk();
    await agent.call(contract.acceptAssignment, {
      params: { assignmentId: assignment?.id ?? '' },
    });
    await reader.ended;
    assert.equal(reader.last?.data.state, 'served');
    const states = reader.events.map((event) => JSON.stringify(event));
    assert.equal(new Set(states).size, states.length, 'no state is repeated');
  });

  test('the stream of a board sends the full board at once and after each change, without repeats', async () => {
    const page = await callWith(bank, keys.publishable, contract.listQueues, { query: {} });
    const params = { queueId: page.items[0]?.id ?? '' };
    const reader = await follow(bank, keys.publishable, contract.streamQueueBoard, { params });
    assert.equal(reader.events.length, 1);
    await bank.call(contract.joinQueue, { params, body: {} });
    assert.equal(reader.last?.data.waiting.length, 1);
    const sent = reader.events.length;
    await bank.clock.advance(20_000);
    assert.equal(reader.events.length, sent);
    await reader.stop();
  });

  test('the expected wait becomes null after the only agent missed an offer', async () => {
    await addAgent(bank, { capacity: 1 });
    await handOff(await bank.customer());
    const customer = await bank.customer();
    const { conversationId } = await handOff(customer);
    const params = { conversationId };
    const reader = await follow(bank, customer.token, contract.streamEvents, { params, query: {} });
    const updates = () => reader.events.filter(({ type }) => type === 'queue.updated');
    const before = updates().length;
    // The offer of the first customer expires, which sets the only agent to away
    await bank.clock.advance(31_000);
    const last = updates().at(-1);
    assert.ok(updates().length > before);
    assert.ok(last?.type === 'queue.updated');
    assert.equal(last.data.entry.expectedWait, null);
    assert.equal(last.data.entry.position, 2);
    await reader.stop();
  });

  test('each waiting customer gets their current position', async () => {
    const customers = await Promise.all([bank.customer(), bank.customer(), bank.customer()]);
    const readers = [];
    for (const customer of customers) {
      const { conversationId } = await handOff(customer);
      const params = { conversationId };
      readers.push(
        await follow(bank, customer.token, contract.streamEvents, { params, query: {} }),
      );
    }
    const agent = await addAgent(bank, { capacity: 1 });
    await settle();
    const places = readers.map(({ events }) => {
      const update = events.findLast(({ type }) => type === 'queue.updated');
      assert.ok(update?.type === 'queue.updated');
      return [update.data.entry.state, update.data.entry.position];
    });
    assert.deepEqual(places, [
      ['called', null],
      ['waiting', 1],
      ['waiting', 2],
    ]);
    assert.ok(agent.id);
    for (const reader of readers) await reader.stop();
  });
});
