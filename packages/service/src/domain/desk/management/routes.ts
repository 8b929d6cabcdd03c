import { createAgent, deleteAgent, updateAgent } from '@tellerkit/contract';
import type { Binder } from '../../../http/binder.ts';
import { readLoads } from '../agents/availability.ts';
import { insertAgent, toAgent } from '../agents/rows.ts';
import type { DeskContext } from '../routing/desk-context.ts';
import { routeTenant } from '../routing/route-tenant.ts';
import { changeAgent, removeAgent, requireQueues } from './change-agent.ts';

/**
 * Registers the endpoints that create, change and remove agents.
 */
export function registerManagementRoutes(app: Binder, desk: DeskContext): void {
  app.bind(createAgent, async ({ body }, { unit, tenantId }) => {
    await requireQueues(unit, tenantId, body.queueIds ?? []);
    return toAgent(await insertAgent(unit, tenantId, body), 0);
  });
  app.bind(updateAgent, async ({ params, body }, { unit, tenantId, caller }) => {
    const name = { tenantId, agentId: params.agentId };
    const agent = await changeAgent(desk, { unit, caller }, name, body);
    // New skills, locales or a higher capacity may suit a waiting customer
    await routeTenant(desk, unit, tenantId);
    const loads = await readLoads(unit.db, tenantId);
    return toAgent(agent, loads.get(agent.id) ?? 0);
  });
  app.bind(deleteAgent, async ({ params }, { unit, tenantId }) => {
    await removeAgent(desk, unit, { tenantId, agentId: params.agentId });
    return undefined;
  });
}
