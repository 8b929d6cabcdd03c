import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as contract from '@tellerkit/contract';
import { TestClock } from '@tellerkit/service/test-kit';
import type { TestAgent, TestService } from '@tellerkit/service/test-kit';
import { seededRandom } from '../test-kit/seeded-random.ts';
import { addAgent, deskOf, handOff } from '../testing/desk-steps.ts';
import { attempt, callWith } from '../testing/endpoint-calls.ts';
import { eventually } from '../testing/eventually.ts';
import { startTwoBanks } from '../testing/two-banks.ts';
import { targets } from './target.ts';
import type { Target, TestDatabase } from './target.ts';

const customerCount = 16;
const agentCapacity = 2;

for (const target of targets)
  describe(`the desk on ${target.name}`, () => {
    if (target.absent === undefined) checkDesk(target);
    else test('runs the conformance suite', { skip: target.absent });
  });

/**
 * Checks queues, agents, surveys and articles on a database, mainly while many callers change them in parallel.
 */
function checkDesk(target: Target): void {
  let database: TestDatabase;
  let nodes: TestService[] = [];
  let bank: TestService;
  before(async () => {
    database = await target.create();
    const clock = new TestClock();
    // Starts two nodes only on PostgreSQL. On SQLite, a node that waits for a lock would block the thread of both
    for (let node = 0; node < (target.name === 'PostgreSQL' ? 2 : 1); node += 1) {
      const next = await startTwoBanks({ database: await database.open(), clock });
      nodes = [...nodes, next];
    }
    [bank] = nodes as [TestService];
  });
  after(async () => {
    for (const node of nodes) await node.close();
    await database.dispose();
  });
  const nodeFor = (index: number) => nodes[index % nodes.length] as TestService;
  const eight = Array.from({ length: 8 }, (_, index) => index);

  test("serves each customer of a rush exactly once and exceeds no agent's capacity", async () => {
    const agents = await Promise.all(
      eight.slice(0, 3).map(() => addAgent(bank, { capacity: agentCapacity })),
    );
    const rush = new Rush();
    const customers = Array.from({ length: customerCount }, async (_, index) => {
      const node = nodeFor(index);
      const joined = await handOff(await node.customer());
      rush.notify();
      return joined;
    });
    const working = Promise.all(
      agents.map((agent, index) =>
        serveCustomers(nodeFor(index), agent, rush, seededRandom(index + 1)),
      ),
    );
    const joined = await Promise.all(customers);
    await working;
    assert.equal(new Set(joined.map(({ entry }) => entry.ticket)).size, customerCount);
    for (const { conversationId } of joined) {
      const { items } = await bank.call(contract.listEvents, {
        params: { conversationId },
        query: {},
      });
      const types = items.map(({ type }) => type);
      assert.equal(types.filter((type) => type === 'participant.joined').length, 1);
      assert.equal(types.at(-1), 'conversation.closed');
      assert.deepEqual(
        items.map((event) => ('sequence' in event ? event.sequence : 0)),
        items.map((_, index) => index + 1),
      );
    }
    for (const { token } of agents) {
      await callWith(bank, token, contract.setPresence, { body: { presence: 'offline' } });
    }
  });

  test('parallel hand-offs of a conversation add the customer to the queue once', async () => {
    const { token } = await bank.customer();
    const { id } = await callWith(bank, token, contract.createConversation, { body: {} });
    const input = { params: { conversationId: id }, body: {} };
    const statuses = await Promise.all(
      eight.map((index) => attempt(nodeFor(index), token, contract.handOffConversation, input)),
    );
    assert.deepEqual(statuses.sort(), [201, ...Array<number>(7).fill(409)]);
    await callWith(bank, token, contract.closeConversation, input);
  });

  test('an agent who accepts an offer several times in parallel joins the conversation once', async () => {
    const agent = await addAgent(bank);
    const { conversationId } = await handOff(await bank.customer());
    const assignmentId = (await agent.desk())[0]?.id ?? '';
    const params = { assignmentId };
    const statuses = await Promise.all(
      eight.map((index) =>
        attempt(nodeFor(index), agent.token, contract.acceptAssignment, { params }),
      ),
    );
    assert.deepEqual(new Set(statuses), new Set([200]));
    const { items } = await bank.call(contract.listEvents, {
      params: { conversationId },
      query: {},
    });
    assert.equal(items.filter(({ type }) => type === 'participant.joined').length, 1);
    await bank.call(contract.closeConversation, {
      params: { conversationId },
      body: {},
    });
    await agent.call(contract.completeAssignment, { params, body: {} });
    await agent.call(contract.setPresence, { body: { presence: 'offline' } });
  });

  test('no assignment stays active if the customer closes the conversation while the agent accepts the offer', async () => {
    const agent = await addAgent(bank);
    for (const index of eight) {
      const customer = await bank.customer();
      const { conversationId } = await handOff(customer);
      const assignmentId = (await agent.desk())[0]?.id ?? '';
      const params = { assignmentId };
      const closing = { params: { conversationId }, body: {} };
      await Promise.all([
        attempt(nodeFor(index), agent.token, contract.acceptAssignment, { params }),
        callWith(nodeFor(index + 1), customer.token, contract.closeConversation, closing),
      ]);
      const assignments = await agent.desk();
      assert.ok(assignments.every(({ state }) => state === 'wrap-up'));
      const complete = { params, body: {} };
      if (assignments.length > 0) await agent.call(contract.completeAssignment, complete);
    }
    await agent.call(contract.setPresence, { body: { presence: 'offline' } });
  });

  test('an expired offer returns the customer to the queue and sets the agent to away', async () => {
    const agent = await addAgent(bank);
    const { entry } = await handOff(await bank.customer());
    assert.equal(entry.state, 'called');
    await bank.clock.advance(31_000);
    const params = { entryId: entry.id };
    await eventually(async () => {
      const now = await bank.call(contract.getQueueEntry, { params });
      assert.equal(now.state, 'waiting');
      assert.equal(now.position, 1);
    });
    const own = await agent.call(contract.getOwnAgent, {});
    assert.equal(own.presence, 'away');
    assert.equal(own.activeAssignments, 0);
  });

  test('parallel responses of a customer to a survey count as a single response', async () => {
    const { id: surveyId } = await bank.call(contract.createSurvey, {
      body: {
        name: 'After',
        touchpoint: 'conformance',
        questions: [{ type: 'csat', id: 'score', prompt: { en: 'How was it?' } }],
      },
    });
    const { token } = await bank.customer();
    const { id } = await callWith(bank, token, contract.createConversation, { body: {} });
    const answer = { type: 'csat' as const, questionId: 'score', score: 5 };
    const input = { params: { surveyId }, body: { conversationId: id, answers: [answer] } };
    const statuses = await Promise.all(
      eight.map((index) => attempt(nodeFor(index), token, contract.respondToSurvey, input)),
    );
    assert.deepEqual(statuses.sort(), [201, ...Array<number>(7).fill(409)]);
    const results = await bank.call(contract.getSurveyResults, {
      params: { surveyId },
      query: {},
    });
    assert.equal(results.responses, 1);
    assert.equal(results.comments, 0);
    assert.deepEqual(results.csat.distribution, [0, 0, 0, 0, 1]);
  });

  test('parallel writes of an article create one id, and one version for each distinct content', async () => {
    const params = { slug: 'opening-hours', locale: 'en' };
    const put = (title: string, index: number) =>
      nodeFor(index).call(contract.putArticle, {
        params,
        body: { title, body: 'From nine to five.', validFrom: '2026-01-01' },
      });
    const same = await Promise.all(eight.map((index) => put('Opening hours', index)));
    assert.deepEqual(new Set(same.map(({ version }) => version)), new Set([1]));
    await Promise.all(eight.map((index) => put(`Opening hours ${index}`, index)));
    const now = await bank.call(contract.getArticle, { params });
    assert.equal(now.id, same[0]?.id);
    assert.equal(now.version, 1 + eight.length);
  });
}

/**
 * Counts the served customers of the rush and notifies the agents of changes. An agent without assignments waits for a
 * change before reading the desk again.
 */
class Rush {
  served = 0;
  #change = Promise.withResolvers<void>();

  /** Resolves at the next change. */
  get change(): Promise<void> {
    return this.#change.promise;
  }

  notify(): void {
    const change = this.#change;
    this.#change = Promise.withResolvers();
    change.resolve();
  }
}

/** Serves customers as one agent until all customers are served. Declines some offers at random. */
async function serveCustomers(
  node: TestService,
  agent: TestAgent,
  rush: Rush,
  random: () => number,
): Promise<void> {
  while (rush.served < customerCount) {
    // Takes the promise before it reads the desk, so that it misses no change in between
    const { change } = rush;
    const assignments = await deskOf(node, agent);
    if (assignments.length === 0) await change;
    assert.ok(assignments.length <= agentCapacity, `${assignments.length} at once`);
    for (const { id, state, conversation } of assignments) {
      const params = { assignmentId: id };
      if (state === 'offered' && random() < 0.2) {
        await callWith(node, agent.token, contract.declineAssignment, { params });
        await callWith(node, agent.token, contract.setPresence, {
          body: { presence: 'available' },
        });
        rush.notify();
        break;
      }
      if (state === 'offered')
        await callWith(node, agent.token, contract.acceptAssignment, { params });
      await callWith(node, agent.token, contract.closeConversation, {
        params: { conversationId: conversation?.id ?? '' },
        body: {},
      });
      await callWith(node, agent.token, contract.completeAssignment, { params, body: {} });
      rush.served += 1;
      rush.notify();
    }
  }
}
