import type { Agent } from '@tellerkit/contract';
import type { TellerClient } from '@tellerkit/sdk';

const counters = [
  { displayName: 'Ginkgo Bank, counter 1', desk: '1', skills: ['service', 'cards'] },
  { displayName: 'Ginkgo Bank, counter 2', desk: '2', skills: ['service', 'loans'] },
  { displayName: 'Ginkgo Bank, video desk', desk: 'V', skills: ['service'] },
];

/** Creates one agent for each counter, unless that agent exists. Returns the agents in the order of the counters. */
export async function seedAgents(client: TellerClient): Promise<readonly Agent[]> {
  const existing: Agent[] = [];
  for await (const agent of client.agents.list()) existing.push(agent);
  const agents: Agent[] = [];
  for (const counter of counters)
    agents.push(
      existing.find(({ displayName }) => displayName === counter.displayName) ??
        (await client.agents.create({ ...counter, locales: ['en', 'zh-CN'], capacity: 3 })),
    );
  return agents;
}
