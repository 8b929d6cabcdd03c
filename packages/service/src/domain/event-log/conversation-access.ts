import type { RequestContext } from '../../http/request-context.ts';

/** Lets callers read the events of the conversations that they may see. */
export interface ConversationAccess {
  /**
   * Reads the sequence number of a conversation's newest event.
   *
   * @throws {@link ProblemError} `not-found`, both for unknown ids and for conversations of other customers or tenants.
   */
  lastSequence(
    context: Pick<RequestContext, 'db' | 'tenantId' | 'caller'>,
    conversationId: string,
  ): Promise<number>;
}
