import {
  acceptAssignment,
  completeAssignment as completeAssignmentEndpoint,
  createAgent,
  createAgentToken,
  declineAssignment,
  getDesk,
  getOwnAgent,
  listAgents,
  setPresence,
  streamDesk,
  transferAssignment as transferAssignmentEndpoint,
} from '@tellerkit/contract';
import type { App } from '../../http/app.ts';
import { bind } from '../../http/bind.ts';
import { decodeCursor, defaultLimit, toPage } from '../../http/page.ts';
import type { ChangeContext, RequestContext } from '../../http/request-context.ts';
import { acceptOffer, declineOffer, type OwnAssignment } from './assignments/answer-offer.ts';
import { changePresence } from './presence/change-presence.ts';
import { completeAssignment } from './assignments/complete-assignment.ts';
import type { Desk } from './desk.ts';
import { lockDesk } from './routing/desk-changes.ts';
import { readLoads } from './agents/availability.ts';
import { followDesk, visitDesk } from './assignments/follow-desk.ts';
import { insertAgent, listAgentRows } from './agents/agent-rows.ts';
import { routeTenant } from './routing/route-tenant.ts';
import { requireAgent, type AssignmentRow } from './agents/rows.ts';
import { transferAssignment } from './assignments/transfer-assignment.ts';
import { viewAgent, viewAssignment } from './assignments/to-assignment.ts';

/**
 * Serves agents, their tokens, their desk and their assignments.
 *
 * @internal
 */
export function registerAgentRoutes(app: App, desk: Desk): void {
  bindAgents(app);
  bindOwnAgent(app, desk);
  bindAssignments(app, desk);
}

function bindAgents(app: App): void {
  const { kernel } = app;
  bind(app, createAgent, async ({ body }, { unit, tenantId }) =>
    viewAgent(await insertAgent(unit, tenantId, kernel.newId('agent'), body), 0),
  );
  bind(app, listAgents, async ({ query }, { db, tenantId }) => {
    const limit = query.limit ?? defaultLimit;
    const rows = await listAgentRows(db, tenantId, decodeCursor(query.cursor), limit + 1);
    const loads = await readLoads(db, tenantId);
    return toPage(
      rows,
      limit,
      ({ id }) => id,
      (agent) => viewAgent(agent, loads.get(agent.id) ?? 0),
    );
  });
  bind(
    app,
    createAgentToken,
    async ({ body }, { db, tenantId }) => {
      const { id: subject } = await requireAgent(db, tenantId, body.agentId);
      const claims = { use: 'agent', tenantId, subject } as const;
      return kernel.tokens.signToken(claims, kernel.limits.accessTokenMs);
    },
    { secret: true },
  );
}

function bindOwnAgent(app: App, desk: Desk): void {
  const readOwn = async (context: RequestContext) => {
    const agent = await requireAgent(context.db, context.tenantId, agentIdOf(context));
    const loads = await readLoads(context.db, context.tenantId);
    return viewAgent(agent, loads.get(agent.id) ?? 0);
  };
  bind(app, getOwnAgent, (_input, context) => readOwn(context));
  bind(app, setPresence, async ({ body }, context) => {
    const { unit, tenantId } = context;
    await lockDesk(desk, unit, tenantId);
    await changePresence(desk, unit, tenantId, agentIdOf(context), body.presence);
    await routeTenant(desk, unit, tenantId);
    return readOwn(context);
  });
  bind(app, getDesk, (_input, context) => visitDesk(desk, context.tenantId, agentIdOf(context)));
  bind(app, streamDesk, (_input, context) =>
    followDesk(desk, context.tenantId, agentIdOf(context), context.signal),
  );
}

function bindAssignments(app: App, desk: Desk): void {
  const own = (assignmentId: string, context: RequestContext): OwnAssignment => ({
    tenantId: context.tenantId,
    agentId: agentIdOf(context),
    assignmentId,
  });
  const view = async ({ unit }: ChangeContext, assignment: AssignmentRow) =>
    viewAssignment(unit.db, assignment, unit.now);
  bind(app, acceptAssignment, async ({ params }, context) =>
    view(context, await acceptOffer(desk, context.unit, own(params.assignmentId, context))),
  );
  bind(app, declineAssignment, async ({ params }, context) =>
    view(context, await declineOffer(desk, context.unit, own(params.assignmentId, context))),
  );
  bind(app, transferAssignmentEndpoint, async ({ params, body }, context) => {
    const assignment = own(params.assignmentId, context);
    return view(context, await transferAssignment(desk, context.unit, assignment, body));
  });
  bind(app, completeAssignmentEndpoint, async ({ params, body }, context) => {
    const assignment = own(params.assignmentId, context);
    return view(context, await completeAssignment(desk, context.unit, assignment, body));
  });
}

/** The contract lets agents alone in here. */
function agentIdOf({ caller }: RequestContext): string {
  if (caller.kind !== 'agent') throw new TypeError('Only agents may call this endpoint');
  return caller.agentId;
}
