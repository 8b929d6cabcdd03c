import { getOwnAgent, setPresence } from '@tellerkit/contract';
import type { Binder } from '../../../http/binder.ts';
import type { RequestContext } from '../../../http/request-context.ts';
import { agentIdOf } from '../agents/agent-id-of.ts';
import { readLoads } from '../agents/availability.ts';
import { requireAgent, toAgent } from '../agents/rows.ts';
import type { DeskContext } from '../routing/desk-context.ts';
import { lockDesk } from '../routing/lock-desk.ts';
import { routeTenant } from '../routing/route-tenant.ts';
import { changePresence } from './change-presence.ts';

/**
 * Registers the endpoints that read the calling agent and set the agent's presence.
 */
export function registerPresenceRoutes(app: Binder, desk: DeskContext): void {
  const readOwn = async (context: RequestContext) => {
    const agent = await requireAgent(context.db, context.tenantId, agentIdOf(context));
    const loads = await readLoads(context.db, context.tenantId);
    return toAgent(agent, loads.get(agent.id) ?? 0);
  };
  app.bind(getOwnAgent, (_input, context) => readOwn(context));
  app.bind(setPresence, async ({ body }, context) => {
    const { unit, tenantId } = context;
    await lockDesk(unit, tenantId);
    await changePresence(desk, unit, tenantId, agentIdOf(context), body.presence);
    await routeTenant(desk, unit, tenantId);
    return readOwn(context);
  });
}
