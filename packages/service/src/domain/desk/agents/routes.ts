import { createAgent, createAgentToken, listAgents } from '@tellerkit/contract';
import type { Limits } from '../../../base/limits.ts';
import type { Binder } from '../../../http/binder.ts';
import { decodeCursor, defaultLimit, toPage } from '../../../http/page.ts';
import type { Tokens } from '../../../platform/tokens/tokens.ts';
import { readLoads } from './availability.ts';
import { toAgent, insertAgent, listAgentRows, requireAgent } from './rows.ts';

/** Dependencies of {@link registerAgentRoutes}. */
export interface AgentRouteParts {
  readonly tokens: Pick<Tokens, 'signToken'>;
  readonly limits: Pick<Limits, 'accessTokenMs'>;
}

/**
 * Registers the endpoints of agents and their tokens.
 */
export function registerAgentRoutes(app: Binder, { tokens, limits }: AgentRouteParts): void {
  app.bind(createAgent, async ({ body }, { unit, tenantId }) =>
    toAgent(await insertAgent(unit, tenantId, body), 0),
  );
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
  app.bind(createAgentToken, async ({ body }, { db, tenantId }) => {
    const { id: subject } = await requireAgent(db, tenantId, body.agentId);
    const claims = { use: 'agent', tenantId, subject } as const;
    return tokens.signToken(claims, limits.accessTokenMs);
  });
}
