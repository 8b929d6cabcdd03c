import type { Binder } from '../../http/binder.ts';
import { registerAgentRoutes } from './agents/routes.ts';
import type { AgentRouteParts } from './agents/routes.ts';
import { registerAssignmentRoutes } from './assignments/routes.ts';
import type { AssignmentRouteParts } from './assignments/routes.ts';
import { registerEntryRoutes } from './entries/routes.ts';
import { registerManagementRoutes } from './management/routes.ts';
import type { Desk } from './open-desk.ts';
import { registerPresenceRoutes } from './presence/routes.ts';
import { registerQueueRoutes } from './queues/routes.ts';
import type { SnapshotSources } from './queues/shared-snapshots.ts';

/** Dependencies of {@link registerDeskRoutes}. */
export interface DeskRouteParts
  extends AgentRouteParts, SnapshotSources, Pick<AssignmentRouteParts, 'tenants'> {}

/**
 * Registers the endpoints of queues, queue entries, agents and assignments.
 */
export function registerDeskRoutes(app: Binder, desk: Desk, parts: DeskRouteParts): void {
  const { db, bus, clock, tenants } = parts;
  const sources = { db, bus, clock, snapshots: desk.snapshots };
  registerQueueRoutes(app, sources);
  registerEntryRoutes(app, desk, sources);
  // Before the agents, because `/v1/agents/me` also matches the path of an agent
  registerPresenceRoutes(app, desk);
  registerAgentRoutes(app, parts);
  registerManagementRoutes(app, desk);
  registerAssignmentRoutes(app, desk, { db, bus, clock, tenants, watch: desk.watch });
}
