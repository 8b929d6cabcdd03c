import type { Assignment, Transfer, WrapUp } from '@tellerkit/contract';
import {
  acceptAssignment,
  completeAssignment,
  declineAssignment,
  transferAssignment,
} from '@tellerkit/contract/wire';
import type { CallOptions } from '../options.ts';
import { Resource } from './resource.ts';

/** Work given to an agent. With the agent's token. @public */
export class Assignments extends Resource {
  /** Takes an offered assignment: the agent joins the conversation. */
  accept(assignmentId: string, options?: CallOptions): Promise<Assignment> {
    return this.transport.call(acceptAssignment, { params: { assignmentId } }, options);
  }

  /** Gives an offered assignment back to the head of its queue. The agent goes away. */
  decline(assignmentId: string, options?: CallOptions): Promise<Assignment> {
    return this.transport.call(declineAssignment, { params: { assignmentId } }, options);
  }

  /** Hands an active assignment to another queue or agent. */
  transfer(assignmentId: string, body: Transfer, options?: CallOptions): Promise<Assignment> {
    return this.transport.call(transferAssignment, { params: { assignmentId }, body }, options);
  }

  /** Ends the wrap-up with a disposition and a note. */
  complete(assignmentId: string, body: WrapUp = {}, options?: CallOptions): Promise<Assignment> {
    return this.transport.call(completeAssignment, { params: { assignmentId }, body }, options);
  }
}
