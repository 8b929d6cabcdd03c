import type { Assignment, Transfer, WrapUp } from '@tellerkit/contract';
import {
  acceptAssignment,
  completeAssignment,
  declineAssignment,
  transferAssignment,
} from '@tellerkit/contract/wire';
import type { CallOptions } from '../transport/call-options.ts';
import { Resource } from './resource.ts';

/** Work given to an agent. With the agent's token. @public */
export class Assignments extends Resource {
  /**
   * Takes an offered assignment: the agent joins the conversation.
   *
   * @throws ApiError `not-found` or `conflict`; else as every call, see TellerError.
   *
   * @example
   * ```ts
   * const { conversation } = await client.assignments.accept(assignmentId);
   * ```
   */
  accept(assignmentId: string, options?: CallOptions): Promise<Assignment> {
    return this.transport.call(acceptAssignment, { params: { assignmentId } }, options);
  }

  /**
   * Gives an offered assignment back to the head of its queue. The agent goes away.
   *
   * @throws ApiError `not-found` or `conflict`; else as every call, see TellerError.
   *
   * @example
   * ```ts
   * await client.assignments.decline(assignmentId);
   * ```
   */
  decline(assignmentId: string, options?: CallOptions): Promise<Assignment> {
    return this.transport.call(declineAssignment, { params: { assignmentId } }, options);
  }

  /**
   * Hands an active assignment to another queue or agent.
   *
   * @throws ApiError `not-found` or `conflict`; else as every call, see TellerError.
   *
   * @example
   * ```ts
   * await client.assignments.transfer(assignmentId, { queueId });
   * ```
   */
  transfer(assignmentId: string, body: Transfer, options?: CallOptions): Promise<Assignment> {
    return this.transport.call(transferAssignment, { params: { assignmentId }, body }, options);
  }

  /**
   * Ends the wrap-up with a disposition and a note.
   *
   * @throws ApiError `not-found` or `conflict`; else as every call, see TellerError.
   *
   * @example
   * ```ts
   * await client.assignments.complete(assignmentId, { disposition: 'solved', note: 'Card sent again.' });
   * ```
   */
  complete(assignmentId: string, body: WrapUp = {}, options?: CallOptions): Promise<Assignment> {
    return this.transport.call(completeAssignment, { params: { assignmentId }, body }, options);
  }
}
