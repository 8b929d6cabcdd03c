import type { MessageContext } from '../message/message-context.ts';
import type { DeferredTimelineParts } from './deferred-parts.ts';

/** The data and the actions that the rows of the timeline are drawn with. */
export interface RowContext extends MessageContext {
  readonly deferred: DeferredTimelineParts | undefined;
  /** Reads the conversation again. */
  readonly reload: () => void;
}
