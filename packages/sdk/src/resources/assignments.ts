import type { Assignment, Transfer, WrapUp } from '@tellerkit/contract';
import {
  acceptAssignment,
  completeAssignment,
  declineAssignment,
  transferAssignment,
} from '@tellerkit/contract/wire';
import type { CallOptions } from '../transport/call-options.ts';
import { Resource } from './resource.ts';

/** Conversations that are assigned to an agent. All calls require the agent's token. @public */
export class Assignments extends Resource {
  /**
   * Accepts an offered assignment. The agent joins the conversation.
   *
   * @throws ApiError with code `not-found` or `conflict`, or another TellerError if the call fails.
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
   * Declines an offered assignment. The customer keeps the place in the queue, and the agent becomes `away`.
   *
   * @throws ApiError with code `not-found` or `conflict`, or another TellerError if the call fails.
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
   * Transfers an active assignment to another queue or agent. The customer moves ahead of all others with the same
   * priority.
   *
   * @throws ApiError with code `not-found` or `conflict`, or another TellerError if the call fails.
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
   * Completes the wrap-up of an assignment with a disposition and a note.
   *
   * @throws ApiError with code `not-found` or `conflict`, or another TellerError if the call fails.
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
