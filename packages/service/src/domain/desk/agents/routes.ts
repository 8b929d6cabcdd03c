import { createAgentToken, getAgent, listAgents } from '@tellerkit/contract';
import type { Limits } from '../../../base/limits.ts';
import { ProblemError } from '../../../base/problem-error.ts';
import type { Binder } from '../../../http/binder.ts';
import { decodeCursor, defaultLimit, toPage } from '../../../http/page.ts';
import type { Tokens } from '../../../platform/tokens/tokens.ts';
import { readLoads } from './availability.ts';
import { toAgent, listAgentRows, requireAgent } from './rows.ts';

/** Dependencies of {@link registerAgentRoutes}. */
export interface AgentRouteParts {
  readonly tokens: Pick<Tokens, 'signToken'>;
  readonly limits: Pick<Limits, 'accessTokenMs'>;
}

/**
 * Registers the endpoints that read agents and issue their tokens.
 */
export function registerAgentRoutes(app: Binder, { tokens, limits }: AgentRouteParts): void {
  app.bind(getAgent, async ({ params }, { db, tenantId }) => {
    const agent = await requireAgent(db, tenantId, params.agentId);
    const loads = await readLoads(db, tenantId);
    return toAgent(agent, loads.get(agent.id) ?? 0);
  });
  app.bind(listAgents, async ({ query }, { db, tenantId }) => {
    const limit = query.limit ?? defaultLimit;
    const rows = await listAgentRows(db, tenantId, decodeCursor(query.cursor), limit + 1);
    const loads = await readLoads(db, tenantId);
    return toPage(
      rows,
      limit,
      ({ id }) => id,
      (agent) => toAgent(agent, loads.get(agent.id) ?? 0),
    );
  });
  app.bind(createAgentToken, async ({ body }, { db, tenantId, caller }) => {
    const agent = await requireAgent(db, tenantId, body.agentId);
    if (agent.suspended_at !== null)
      throw new ProblemError(
        'conflict',
        'The agent is suspended. Set `suspended` of the agent to false first.',
      );
    const claims = { use: 'agent', tenantId, subject: agent.id, keyId: caller.id } as const;
    const generation = agent.token_generation;
    return tokens.signToken({ ...claims, generation }, limits.accessTokenMs);
  });
}
