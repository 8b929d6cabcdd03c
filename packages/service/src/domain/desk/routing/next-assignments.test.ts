import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seededRandom } from '../../../test-kit/seeded-random.ts';
import type { RoutableAgent } from '../agents/routable-agent.ts';
import { comparePlaces } from '../queues/line.ts';
import { nextAssignments } from './next-assignments.ts';
import type { WaitingEntry } from './next-assignments.ts';

function entry(id: string, over: Partial<WaitingEntry> = {}): WaitingEntry {
  return {
    id,
    priority: 0,
    lineAt: 0,
    skills: [],
    locale: null,
    excludedAgentIds: [],
    wantedAgentId: null,
    ...over,
  };
}

function agent(id: string, over: Partial<RoutableAgent> = {}): RoutableAgent {
  return { id, skills: [], locales: [], capacity: 1, load: 0, idleSince: 0, ...over };
}

describe('routing', () => {
  test('offers nothing without customers or without agents', () => {
    assert.deepEqual(nextAssignments([], [agent('a')]), []);
    assert.deepEqual(nextAssignments([entry('1')], []), []);
  });

  test('serves the customer at the head of the line first', () => {
    const line = [entry('late', { lineAt: 2 }), entry('early', { lineAt: 1 })];
    assert.deepEqual(nextAssignments(line, [agent('a')]), [{ entryId: 'early', agentId: 'a' }]);
  });

  test('offers a customer only to agents with the needed skill, and serves later customers meanwhile', () => {
    const line = [entry('loan', { skills: ['loans'] }), entry('any', { lineAt: 1 })];
    assert.deepEqual(nextAssignments(line, [agent('a', { skills: ['cards'] })]), [
      { entryId: 'any', agentId: 'a' },
    ]);
  });

  test("prefers agents with the customer's language, then the least loaded, then the longest idle", () => {
    const agents = [
      agent('busy', { capacity: 4, load: 2, locales: ['zh-CN'] }),
      agent('english', { locales: ['en'] }),
      agent('fresh', { idleSince: 9, locales: ['zh-CN'] }),
      agent('rested', { idleSince: 1, locales: ['zh-HK'] }),
    ];
    const order = ['rested', 'fresh', 'busy', 'english'];
    for (let left = 0; left < order.length; left += 1) {
      const there = agents.filter(({ id }) => order.indexOf(id) >= left);
      const [offer] = nextAssignments([entry('1', { locale: 'zh-CN' })], there);
      assert.equal(offer?.agentId, order[left]);
    }
  });

  test('offers a declined customer to the same agent again only if no other agent can help', () => {
    const declined = entry('1', { excludedAgentIds: ['a'] });
    assert.deepEqual(nextAssignments([declined], [agent('a'), agent('b')]), [
      { entryId: '1', agentId: 'b' },
    ]);
    assert.deepEqual(nextAssignments([declined], [agent('a'), agent('b', { load: 1 })]), []);
    assert.equal(nextAssignments([declined], [agent('a')])[0]?.agentId, 'a');
  });

  test('holds a transferred customer for the chosen agent while that agent is available', () => {
    const handed = entry('1', { wantedAgentId: 'b', skills: ['loans'] });
    assert.equal(nextAssignments([handed], [agent('a'), agent('b')])[0]?.agentId, 'b');
    assert.deepEqual(nextAssignments([handed], [agent('a'), agent('b', { load: 1 })]), []);
    const skilled = agent('a', { skills: ['loans'] });
    assert.equal(nextAssignments([handed], [skilled])[0]?.agentId, 'a');
  });

  test('spreads customers over the agents in proportion to their capacities', () => {
    const line = Array.from({ length: 6 }, (_, index) => entry(`${index}`, { lineAt: index }));
    const offers = nextAssignments(line, [
      agent('a', { capacity: 4 }),
      agent('b', { capacity: 2 }),
    ]);
    assert.equal(offers.length, 6);
    assert.equal(offers.filter(({ agentId }) => agentId === 'a').length, 4);
    assert.notEqual(offers[0]?.agentId, offers[1]?.agentId);
  });
});

describe('routing of random lines', () => {
  const skills = [null, 'cards', 'loans'];

  function randomCase(seed: number) {
    const random = seededRandom(seed);
    const pick = (size: number) => Math.floor(random() * size);
    const agents = Array.from({ length: 1 + pick(6) }, (_, index) =>
      agent(`a${index}`, {
        skills: skills.filter((skill): skill is string => skill !== null && random() < 0.5),
        capacity: 1 + pick(4),
        load: pick(5),
        idleSince: pick(100),
      }),
    );
    const waiting = Array.from({ length: pick(20) }, (_, index) =>
      entry(`e${String(index).padStart(2, '0')}`, {
        priority: pick(3),
        lineAt: pick(50),
        skills: [skills[pick(3)] ?? null].filter((skill) => skill !== null),
        excludedAgentIds: random() < 0.2 ? ['a0'] : [],
        wantedAgentId: random() < 0.1 ? 'a1' : null,
      }),
    );
    return { agents, waiting };
  }

  test('never exceeds a capacity and never offers a customer twice', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const { agents, waiting } = randomCase(seed);
      const offers = nextAssignments(waiting, agents);
      assert.equal(new Set(offers.map(({ entryId }) => entryId)).size, offers.length);
      for (const { id, capacity, load } of agents) {
        const given = offers.filter(({ agentId }) => agentId === id).length;
        assert.ok(given === 0 || load + given <= capacity, `seed ${seed}`);
      }
    }
  });

  test('leaves no agent free if that agent could help a waiting customer', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const { agents, waiting } = randomCase(seed);
      const offers = nextAssignments(waiting, agents);
      const plain = waiting.filter(
        ({ id, excludedAgentIds, wantedAgentId }) =>
          excludedAgentIds.length === 0 &&
          wantedAgentId === null &&
          !offers.some(({ entryId }) => entryId === id),
      );
      for (const { id, capacity, load, skills: known } of agents) {
        const given = offers.filter(({ agentId }) => agentId === id).length;
        if (load + given >= capacity) continue;
        assert.ok(
          plain.every(({ skills: [needed] }) => needed !== undefined && !known.includes(needed)),
          `seed ${seed}`,
        );
      }
    }
  });

  test('serves customers who need the same skill in the order of the line', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const { agents, waiting } = randomCase(seed);
      const served = new Set(nextAssignments(waiting, agents).map(({ entryId }) => entryId));
      const plain = waiting
        .filter(({ excludedAgentIds, wantedAgentId }) => !excludedAgentIds.length && !wantedAgentId)
        .sort(comparePlaces);
      for (const skill of skills) {
        const alike = plain
          .filter((one) => (one.skills[0] ?? null) === skill)
          .map(({ id }) => served.has(id));
        const firstPassed = alike.indexOf(false);
        if (firstPassed >= 0) assert.ok(!alike.slice(firstPassed).includes(true), `seed ${seed}`);
      }
    }
  });
});
