import {
  acceptAssignment,
  completeAssignment as completeAssignmentEndpoint,
  declineAssignment,
  getDesk,
  streamDesk,
  transferAssignment as transferAssignmentEndpoint,
} from '@tellerkit/contract';
import type { Binder } from '../../../http/binder.ts';
import type { RequestContext, ChangeContext } from '../../../http/request-context.ts';
import { checkDisposition } from '../../../platform/tenants/dispositions.ts';
import type { Tenants } from '../../../platform/tenants/tenants.ts';
import { agentIdOf } from '../agents/agent-id-of.ts';
import type { AssignmentRow } from '../routing/assignment-rows.ts';
import type { DeskContext } from '../routing/desk-context.ts';
import { acceptOffer, declineOffer } from './answer-offer.ts';
import { completeAssignment } from './complete-assignment.ts';
import { visitDesk, followDesk } from './follow-desk.ts';
import type { DeskSources } from './follow-desk.ts';
import { readOwner } from './own-assignment.ts';
import type { OwnAssignment } from './own-assignment.ts';
import { toAssignment } from './to-assignment.ts';
import { transferAssignment } from './transfer-assignment.ts';

/** Dependencies of {@link registerAssignmentRoutes}. */
export interface AssignmentRouteParts extends DeskSources {
  readonly tenants: Pick<Tenants, 'settings'>;
}

/**
 * Registers the endpoints of the calling agent's desk and its assignments.
 */
export function registerAssignmentRoutes(
  app: Binder,
  desk: DeskContext,
  parts: AssignmentRouteParts,
): void {
  app.bind(getDesk, (_input, context) => visitDesk(parts, context.tenantId, agentIdOf(context)));
  app.bind(streamDesk, (_input, context) =>
    followDesk(parts, context.tenantId, agentIdOf(context), context.signal),
  );
  const own = (assignmentId: string, context: RequestContext): OwnAssignment => ({
    tenantId: context.tenantId,
    agentId: agentIdOf(context),
    assignmentId,
  });
  const toResponse = async ({ unit }: ChangeContext, assignment: AssignmentRow) =>
    toAssignment(unit.db, assignment, unit.now);
  app.bind(acceptAssignment, async ({ params }, context) =>
    toResponse(context, await acceptOffer(desk, context.unit, own(params.assignmentId, context))),
  );
  app.bind(declineAssignment, async ({ params }, context) =>
    toResponse(context, await declineOffer(desk, context.unit, own(params.assignmentId, context))),
  );
  app.bind(transferAssignmentEndpoint, async ({ params, body }, context) => {
    // A supervisor also transfers the assignments of others
    const assignment = await readOwner(context.unit.db, context.tenantId, params.assignmentId);
    return toResponse(context, await transferAssignment(desk, context.unit, assignment, body));
  });
  app.bind(completeAssignmentEndpoint, async ({ params, body }, context) => {
    checkDisposition(parts.tenants.settings(context.tenantId), body.disposition);
    const assignment = own(params.assignmentId, context);
    return toResponse(context, await completeAssignment(desk, context.unit, assignment, body));
  });
}
