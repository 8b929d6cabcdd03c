import type { RequestContext } from '../../http/request-context.ts';

/** Lets callers read the events of the conversations that they may see. */
export interface ConversationAccess {
  /**
   * Gives the number of a conversation's newest event.
   *
   * @throws {@link ProblemError} `not-found`, the same for ids of others and for unknown ones.
   */
  lastSequence(
    context: Pick<RequestContext, 'db' | 'tenantId' | 'caller'>,
    conversationId: string,
  ): Promise<number>;
}
